// Short rounds of questions: first what was missed, then what is due, then what is new.

import { moved, sorted } from "./leitner.js";
import { open, say } from "./storage.js";

const ROUND = 8;
const SECONDS = 22; // for one question

const fill = (part, values, words = part.dataset.text) =>
  (part.textContent = words.replace(/\{(\w+)\}/g, (whole, name) => values[name]));

export function start(root) {
  const find = (selector) => root.querySelector(selector);
  const [form, card, end, reveal, grades] = ["start", "card", "end", "reveal", "grades"].map((name) => find(`.recall__${name}`));
  const boxes = [...form.querySelectorAll("[name=topic]")];
  const store = open("recall", 1, (kept) => Array.isArray(kept.topics) && kept.cards?.constructor === Object);
  const questions = [...root.querySelectorAll(".recall__item")].map(read);
  let round, at, knew, missed;

  function read(item) {
    const group = item.closest(".recall__group");
    const ask = item.querySelector("summary").textContent;
    return { ...item.dataset, item, group, ask, place: [...group.children].indexOf(item) };
  }

  const kept = () => store.read() ?? { topics: [], cards: {} };
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  /** The questions of the chosen topics by how they stand, and those of the next round. */
  function waiting() {
    const topics = chosen();
    const by = sorted(questions.filter(({ group }) => !topics.length || topics.includes(group.dataset.topic)), kept().cards);
    const now = [...by.missed, ...by.due, ...by.fresh];
    return { by, idle: !now.length, next: (now.length ? now : by.resting).slice(0, ROUND) };
  }

  function show(part, focus) {
    for (const one of [form, card, end]) one.hidden = one !== part;
    focus?.focus();
  }

  function refresh() {
    const { topics } = kept();
    for (const box of boxes) box.checked = topics.includes(box.value);
    const { by, idle, next } = waiting();
    for (const count of form.querySelectorAll("[data-count]")) count.textContent = by[count.dataset.count].length;
    const { text, one, none } = form.querySelector(".recall__hint").dataset;
    const minutes = Math.round((next.length * SECONDS) / 60) || 1;
    fill(form.querySelector(".recall__hint"), { number: next.length, minutes }, idle ? none : next.length === 1 ? one : text);
  }

  function begin() {
    [round, at, knew, missed] = [waiting().next, 0, 0, []];
    ask();
  }

  function ask() {
    const { item, group, ask, changed, is } = round[at];
    const choices = item.querySelector("template")?.content.cloneNode(true);
    const again = find(".recall__again");
    fill(find(".recall__count span"), { number: at + 1, total: round.length });
    Object.assign(find("progress"), { max: round.length, value: at });
    find(".recall__name").textContent = group.querySelector("h3").textContent;
    again.textContent = changed ? again.dataset.changed : (again.dataset[is] ?? "");
    find(".recall__question").textContent = ask;
    find(".recall__choices").replaceChildren(choices ?? "");
    find(".recall__think").hidden = choices;
    reveal.hidden = true;
    show(card, find(".recall__question"));
  }

  /** Shows the answer; `choice` is the button that the reader chose, if there were any. */
  function answer(choice) {
    const { item, group } = round[at];
    const verdict = find(".recall__verdict");
    const outcome = choice && ("right" in choice.dataset ? "knew" : "missed");
    find(".recall__think").hidden = true;
    find(".recall__choices").replaceChildren();
    verdict.hidden = find(".recall__next").hidden = !choice;
    grades.hidden = choice;
    if (choice) fill(verdict, { chosen: choice.textContent }, verdict.dataset[outcome]);
    find(".recall__next").value = reveal.dataset.outcome = outcome ?? "";
    find(".recall__shown").replaceChildren(...[...item.cloneNode(true).children].filter((part) => part.matches("p, ul")));
    find(".recall__source").replaceChildren(group.querySelector("a").cloneNode(true));
    reveal.hidden = false;
    reveal.focus();
  }

  function grade(outcome) {
    const now = kept();
    now.cards[round[at].key] = moved(round[at], now.cards, outcome);
    store.write(now);
    if (outcome === "knew") knew += 1;
    if (outcome === "missed") missed.push(round[at].ask);
    at += 1;
    at < round.length ? ask() : finish();
  }

  function finish() {
    const list = find(".recall__missed ul");
    const back = sorted(questions, kept().cards).resting[0]?.due;
    const day = back && new Date(`${back}T12:00`).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
    list.replaceChildren(...missed.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    list.parentElement.hidden = !missed.length;
    find(".recall__return").hidden = !back;
    fill(find(".recall__return"), { day });
    fill(find("#recall-end"), { knew, total: at });
    show(end, find("#recall-end"));
  }

  function choose() {
    refresh();
    show(form, form.querySelector("button"));
  }

  function clicked(part, act) {
    find(part).addEventListener("click", ({ target }) => target.closest("button") && act(target.closest("button")));
  }

  form.addEventListener("change", () => {
    store.write({ ...kept(), topics: chosen() });
    refresh();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  clicked(".recall__think", () => answer());
  clicked(".recall__choices", answer);
  clicked(".recall__grades", ({ value }) => grade(value));
  clicked(".recall__next", ({ value }) => grade(value));
  clicked(".recall__stop", () => (at ? finish() : choose()));
  clicked(".recall__end", ({ value }) => (value === "again" ? begin : choose)());
  clicked(".recall__forget", ({ dataset }) => {
    store.clear();
    find(".recall__forget").open = false;
    say(dataset.done);
    choose();
  });
  store.watch(refresh);
  find(".recall__forget").hidden = false;
  find(".recall__all").open = false;
  refresh();
  show(form);
}
