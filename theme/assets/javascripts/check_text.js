// A text, what there is to mend in it, and the remedies to click. What is pasted stays on the page and is kept nowhere.

import { copyWith } from "./copy.js";
import { check, measures, ready } from "./text_engine.js";
import { fill } from "./words.js";

const REST = 250; // milliseconds without a key before the text is looked at
const LONG = 60; // characters of a remedy that fit on a button
const EASY = 60; // Flesch: 60 and above is plain English, below 50 is hard
const FAIR = 50;

export async function start(root) {
  const part = (name, within = root) => within.querySelector(`[data-part="${name}"]`);
  const answer = await fetch(root.dataset.href);
  if (!answer.ok) return;
  const rules = ready(await answer.json());
  const field = root.querySelector("textarea");
  let waiting;

  function look() {
    const found = check(field.value, rules);
    part("findings").replaceChildren(...found.map(row));
    const { dataset } = part("verdict");
    const verdict = !field.value.trim() ? dataset.empty : !found.length ? dataset.fine : found.length === 1 ? dataset.one : fill(dataset.many, { number: found.length });
    if (part("verdict").textContent !== verdict) part("verdict").textContent = verdict;
    part("copy").hidden = part("clear").hidden = !field.value;
    measure(root, measures(field.value, rules));
  }

  /** One finding, with a button for each remedy. */
  function row(one) {
    const item = part("finding").content.cloneNode(true).firstElementChild;
    item.dataset.kind = one.kind;
    part("kind", item).textContent = rules.kinds[one.kind];
    part("found", item).textContent = one.found.length > LONG ? `${[...one.found].slice(0, LONG).join("")}…` : one.found;
    part("found", item).addEventListener("click", () => select(one));
    part("reason", item).textContent = one.reason;
    part("say", item).append(...one.say.map((say) => remedy(one, say)));
    return item;
  }

  function remedy(one, say) {
    const button = part("remedy").content.cloneNode(true).firstElementChild;
    button.textContent = say.length > LONG ? button.dataset.split : fill(button.dataset.text, { say });
    button.addEventListener("click", () => {
      const at = [...part("findings").querySelectorAll(".check-text__finding")].indexOf(button.closest(".check-text__finding"));
      write(one, say);
      look();
      (part("findings").children[at] ?? part("findings").lastElementChild)?.querySelector("button").focus();
      if (!part("findings").children.length) part("copy").focus();
    });
    return button;
  }

  function select({ start, end }) {
    field.focus();
    field.setSelectionRange(start, end);
  }

  /** Writes as the reader's own hand would, so that it can be undone. */
  function write(one, say) {
    select(one);
    if (!document.execCommand("insertText", false, say)) field.setRangeText(say, one.start, one.end, "end");
    clearTimeout(waiting);
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, REST);
  });
  part("desk").addEventListener("submit", (event) => event.preventDefault());
  part("copy").addEventListener("click", () => copyWith(part("copy"), field.value, field));
  part("clear").addEventListener("click", () => {
    field.value = "";
    field.focus();
    look();
  });
  part("still").hidden = true;
  part("desk").hidden = false;
  look();
}

function measure(root, { words, characters, seconds, ease }) {
  const at = (name) => root.querySelector(`[data-measure="${name}"]`);
  at("words").textContent = words;
  at("characters").textContent = characters;
  at("seconds").textContent = fill(at("seconds").dataset.text, { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") });
  const { none, easy, fair, hard } = at("ease").dataset;
  at("ease").textContent = ease === null ? none : fill(ease >= EASY ? easy : ease >= FAIR ? fair : hard, { ease });
  for (const network of root.querySelectorAll("[data-longest]")) {
    const left = Number(network.dataset.longest) - characters;
    const value = network.querySelector("dd");
    network.classList.toggle("check-text__network--over", left < 0);
    value.textContent = left < 0 ? fill(value.dataset.long, { over: -left }) : fill(value.dataset.fits, { left });
  }
}
