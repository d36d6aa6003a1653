// Fields on a page that make a letter to a colleague. The reader sends it, by their own mail program or by copying.

import { copyWith } from "./copy.js";
import { open, say } from "./storage.js";

const LONGEST = 2000; // characters of a link that every mail program takes
const SUBJECT = 70; // characters of a reader's own words in a subject

/**
 * Starts the fields of `desk` and keeps what they hold under `name`. `compose` turns their values, by `data-line`, into
 * `{ to, name, words }`: an address, the name to show, and the text for each `data-fill` of the letter.
 * Returns the function to call when something else has changed.
 */
export function start(desk, name, compose) {
  const part = (which) => desk.querySelector(`[data-part="${which}"]`);
  const fields = [...desk.querySelectorAll("[data-line]")];
  const drawer = open(name, 1, (kept) => Object.values(kept).every((value) => typeof value === "string"));
  let cleared = null;
  let text = "";

  const values = () => Object.fromEntries(fields.map((field) => [field.dataset.line, field.value]));

  function show(kept, spared) {
    for (const field of fields) if (field !== spared) field.value = kept[field.dataset.line] ?? "";
    const lines = fields.map((field) => field.dataset.line);
    const strays = Object.entries(kept).filter(([line, value]) => value && !lines.includes(line)); // asked for no longer
    const last = fields.at(-1);
    if (strays.length && last !== spared) last.value = [last.value, ...strays.map((stray) => stray.join(": "))].filter(Boolean).join("\n");
    refresh();
  }

  function keep() {
    if (fields.some((field) => field.value)) drawer.write(values());
    else drawer.clear();
  }

  function refresh() {
    const first = fields.map((field) => field.value.trim()).find(Boolean);
    part("outgoing").hidden = !first;
    if (!first) return;
    const { to, name, words } = compose(values());
    text = fill(part("letter"), words);
    const subject = part("subject").dataset.text.replace("{first}", () => shorten(first));
    part("subject").textContent = subject;
    part("to").textContent = `${name}, ${to}`;
    part("mail").textContent = part("mail").dataset.text.replace("{name}", () => name);
    part("mail").href = mailto(to, subject, text);
    part("long").hidden = part("mail").href.length <= LONGEST;
  }

  desk.addEventListener("submit", (event) => event.preventDefault());
  desk.addEventListener("input", (event) => {
    if (fields.includes(event.target)) {
      part("back").hidden = part("gone").hidden = true;
      keep();
    }
    refresh();
  });
  part("mail").addEventListener("click", () => (part("gone").hidden = false));
  part("copy").addEventListener("click", async () => {
    await copyWith(part("copy"), text, part("letter"));
    part("gone").hidden = false;
  });
  part("clear").addEventListener("click", () => {
    cleared = values();
    drawer.clear();
    show({});
    part("gone").hidden = true;
    part("back").hidden = false;
    part("back").focus();
    say(part("clear").dataset.said);
  });
  part("back").addEventListener("click", () => {
    show(cleared);
    keep();
    part("back").hidden = true;
    fields[0].focus();
    say(part("back").dataset.said);
  });
  drawer.watch((kept) => show(kept ?? {}, document.activeElement));
  show(drawer.read() ?? {});
  desk.hidden = false;
  return refresh;
}

/** Fills the letter's blanks and returns its text; a paragraph without words is left out. */
function fill(letter, words) {
  for (const [blank, said] of Object.entries(words)) {
    const paragraph = letter.querySelector(`[data-fill="${blank}"]`);
    paragraph.textContent = said && (paragraph.dataset.text ?? "{text}").replace("{text}", () => said);
    paragraph.hidden = !said;
  }
  const paragraphs = [...letter.children].filter((paragraph) => !paragraph.hidden);
  return paragraphs.map((paragraph) => paragraph.textContent).join("\n\n");
}

function shorten(words) {
  const letters = [...words.replace(/\s+/g, " ")];
  return letters.length > SUBJECT ? `${letters.slice(0, SUBJECT - 1).join("").trim()}…` : letters.join("");
}

/** The link that opens a letter in the reader's mail program (RFC 6068). */
function mailto(to, subject, body) {
  const lines = body.replace(/\r?\n/g, "\r\n");
  const [address, title, text] = [to, subject, lines].map((one) => encodeURIComponent(one.toWellFormed?.() ?? one));
  return `mailto:${address.replace("%40", "@")}?subject=${title}&body=${text}`;
}
