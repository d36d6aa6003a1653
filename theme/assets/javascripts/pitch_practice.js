// The pitch in one's own words: put together, counted, kept in this browser, copied and printed.

import { copy } from "./copy.js";
import { printAlone } from "./paper.js";
import { open, say } from "./storage.js";
import { fill } from "./words.js";

const count = (text) => text.split(/\s+/).filter(Boolean).length;

/** "short", "good" or "long", for so many seconds. */
export const lengthOf = (seconds, { shortest, longest }) => (seconds < shortest ? "short" : seconds > longest ? "long" : "good");

/** How many words are too many for so many seconds. */
export const tooMany = (seconds, { longest, pace }) => Math.max(1, Math.round(((seconds - longest) * pace) / 60));

/** What a pitch that is too short still lacks: the words of the first empty field, if one is empty. */
export const lacking = (fields) => fields.find((field) => !field.value.trim())?.dataset.missing;

export function start(root) {
  const find = (selector) => root.querySelector(selector);
  const fields = [...root.querySelectorAll("textarea")];
  const [result, verdict, told, role] = [".pitch-practice__result", ".pitch-practice__verdict", ".pitch-practice__told", "#pitch-practice-role"].map(find);
  const store = open("pitch", 1, (kept) => Object.values(kept).every((words) => typeof words === "string"));
  const time = find(".pitch__time [data-text]");

  /** What was written, as sentences in the order in which one says them. */
  function sentences() {
    return fields
      .map((field) => ({ words: field.value.trim().replace(/\s+/g, " "), frame: field.dataset.frame }))
      .filter(({ words }) => words)
      .map(({ words, frame }) => {
        const sentence = fill(frame, { words: frame.startsWith("{") ? words : words.replace(/\.$/, "") });
        return /[.!?…”"]$/.test(sentence) ? sentence : `${sentence}.`;
      });
  }

  function refresh() {
    const text = sentences().join(" ");
    const seconds = Math.round((count(text) * 60) / root.dataset.pace);
    const length = lengthOf(seconds, root.dataset);
    const advice = lacking(fields) ?? verdict.dataset.full;
    find(".pitch-practice__text").textContent = text;
    find(".pitch__seconds").textContent = seconds;
    find(".pitch-scale__fill").setAttribute("width", Math.min(seconds, 45) * 10);
    result.dataset.length = length;
    verdict.textContent = fill(verdict.dataset[length], { advice, words: tooMany(seconds, root.dataset) });
    told.textContent = "";
    result.hidden = !text;
  }

  function recall() {
    const kept = store.read() ?? {};
    for (const field of fields) field.value = kept[field.name] ?? "";
    refresh();
  }

  function keep(field) {
    store.write({ ...store.read(), [field.name]: field.value });
    refresh();
  }

  function use(name, words) {
    const field = fields.find((one) => one.name === name);
    field.value = [field.value.trim(), words].filter(Boolean).join(" ");
    keep(field);
    field.focus();
  }

  async function copyWords({ dataset }) {
    const words = find(".pitch-practice__text");
    await copy(words.textContent, words);
    told.textContent = dataset.done;
  }

  time.textContent = fill(time.dataset.text, root.dataset);
  root.addEventListener("input", ({ target }) => fields.includes(target) && keep(target));
  root.addEventListener("change", ({ target }) => fields.includes(target) && target.value.trim() && say(`${find(".pitch__time").textContent} ${verdict.textContent}`));
  role?.addEventListener("change", () => {
    if (role.value) use("does", role.value);
    role.value = "";
  });
  for (const button of root.querySelectorAll(".pitch-practice__use")) {
    button.hidden = false;
    button.addEventListener("click", () => use(button.value, button.parentElement.querySelector(".pitch-practice__words").textContent));
  }
  find(".pitch-practice__actions").addEventListener("click", ({ target }) => target.value && (target.value === "copy" ? copyWords(target) : printAlone(result)));
  find(".pitch-practice__forget button").addEventListener("click", ({ target }) => {
    store.clear();
    recall();
    find(".pitch-practice__forget").open = false;
    say(target.dataset.done);
    fields[0].focus();
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());
  store.watch(recall);
  if (role) role.parentElement.hidden = false;
  find(".pitch-practice__forget").hidden = false;
  recall();
}
