// Short rounds of questions: what was missed, what is due, and some that are new.

import { store as path } from "./first_day.js";
import { moved, round as nextRound, sorted } from "./leitner.js";
import { open, say } from "./storage.js";
import { inWords, onReturn } from "./weeks.js";
import { fill } from "./words.js";

const ROUND = 10;
const SECONDS = 22; // for one question

const tell = (part, values, words = part.dataset.text) => (part.textContent = fill(words, values));

export function start(root) {
  const find = (name) => root.querySelector(`.recall__${name}`);
  const [form, card, end, reveal, grades] = ["start", "card", "end", "reveal", "grades"].map(find);
  const boxes = [...form.querySelectorAll("[name=topic]")];
  const store = open("recall", 1, (kept) => Array.isArray(kept.topics) && kept.cards?.constructor === Object);
  const questions = [...root.querySelectorAll(".recall__item")].map(read);
  let round, at, knew, missed;

  function read(item) {
    const group = item.closest(".recall__group");
    const ask = () => [...item.querySelector("summary").cloneNode(true).childNodes];
    return { ...item.dataset, item, group, ask, place: [...group.children].indexOf(item) };
  }

  /** What everyone must know from day one comes first, then what the reader's role must. */
  function ranked(question, role) {
    const isMine = question.roles?.split(" ").includes(role);
    return { ...question, rank: "first" in question.group.dataset ? 0 : isMine ? 1 : 2 };
  }

  const kept = () => store.read() ?? { topics: [], cards: {} };
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  /** The questions of the chosen topics by how they stand, and those of the next round. */
  function waiting() {
    const topics = chosen();
    const { role } = path.read() ?? {};
    const asked = questions.filter(({ group }) => !topics.length || topics.includes(group.dataset.topic));
    const by = sorted(asked.map((question) => ranked(question, role)), kept().cards);
    const now = nextRound(by, ROUND);
    return { by, idle: !now.length, next: now.length ? now : by.resting.slice(0, ROUND) };
  }

  function show(part, focus) {
    for (const one of [form, card, end]) one.hidden = one !== part;
    focus?.focus();
  }

  function refresh() {
    const { topics } = kept();
    for (const box of boxes) box.checked = topics.includes(box.value);
    const { by, idle, next } = waiting();
    for (const count of root.querySelectorAll("[data-count]")) count.textContent = by[count.dataset.count].length;
    const hint = find("waiting");
    const { text, one, none } = hint.dataset;
    const minutes = Math.round((next.length * SECONDS) / 60) || 1;
    tell(hint, { number: next.length, minutes }, idle ? none : next.length === 1 ? one : text);
  }

  function begin() {
    [round, at, knew, missed] = [waiting().next, 0, 0, []];
    ask();
  }

  function ask() {
    const { item, group, ask, changed, is } = round[at];
    const choices = item.querySelector("template")?.content.cloneNode(true);
    const again = find("again");
    tell(find("count span"), { number: at + 1, total: round.length });
    Object.assign(find("progress"), { max: round.length, value: at });
    find("name").textContent = group.querySelector("h3").textContent;
    again.textContent = changed ? again.dataset.changed : (again.dataset[is] ?? "");
    find("question").replaceChildren(...ask());
    find("choices").replaceChildren(choices ?? "");
    find("think").hidden = choices;
    reveal.hidden = true;
    show(card, find("question"));
  }

  /** Shows the answer; `choice` is the button that the reader chose, if there were any. */
  function answer(choice) {
    const { item, group } = round[at];
    const verdict = find("verdict");
    const outcome = choice && ("right" in choice.dataset ? "knew" : "missed");
    find("think").hidden = true;
    find("choices").replaceChildren();
    verdict.hidden = find("next").hidden = !choice;
    grades.hidden = choice;
    if (choice) tell(verdict, { chosen: choice.textContent }, verdict.dataset[outcome]);
    find("next").value = reveal.dataset.outcome = outcome ?? "";
    find("shown").replaceChildren(...[...item.cloneNode(true).children].filter((part) => part.matches("p, ul")));
    find("source").replaceChildren(group.querySelector("a").cloneNode(true));
    reveal.hidden = false;
    reveal.focus();
  }

  function grade(outcome) {
    const now = kept();
    now.cards[round[at].key] = moved(round[at], now.cards, outcome);
    store.write(now);
    if (outcome === "knew") knew += 1;
    if (outcome === "missed") missed.push(round[at].ask());
    at += 1;
    at < round.length ? ask() : finish();
  }

  function finish() {
    const list = document.createElement("ul");
    const back = sorted(questions, kept().cards).resting[0]?.due;
    const day = back && inWords(new Date(`${back}T12:00`), { weekday: "long", month: "long", day: "numeric" });
    for (const words of missed) list.appendChild(document.createElement("li")).append(...words);
    find("list").replaceChildren(list);
    find("missed").hidden = !missed.length;
    find("return").hidden = !back;
    tell(find("return"), { day });
    tell(find("done"), { knew, total: at });
    show(end, find("done"));
  }

  function choose() {
    refresh();
    show(form, form.querySelector("button"));
  }

  /** What is asked no more is kept, for it may come back; the first page is told that it isn't due. */
  function noteGone() {
    const now = kept();
    const gone = Object.keys(now.cards).filter((key) => !questions.some((question) => question.key === key));
    if (String(gone) !== String(now.gone ?? [])) store.write({ ...now, gone });
  }

  function clicked(part, act) {
    find(part).addEventListener("click", ({ target }) => target.matches("button") && act(target));
  }

  form.addEventListener("change", () => {
    store.write({ ...kept(), topics: chosen() });
    refresh();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  clicked("think", () => answer());
  clicked("choices", answer);
  clicked("grades", ({ value }) => grade(value));
  clicked("next", ({ value }) => grade(value));
  clicked("stop", () => (at ? finish() : choose()));
  clicked("end", ({ value }) => (value === "again" ? begin : choose)());
  clicked("forget", ({ dataset }) => {
    store.clear();
    find("forget").open = false;
    say(dataset.done);
    choose();
  });
  noteGone();
  store.watch(refresh);
  onReturn(refresh);
  find("forget").hidden = false;
  find("all").open = false;
  refresh();
  show(form);
}
