// Names in a text that are nearly ours, as handbook/texts/names.py has them.

import { bare, distance, fingerprint, letters, meets, tokens } from "./text_words.js";

const GAP = /^[ \u00a0]*[&+-]?[ \u00a0]*$/;
const [LONGEST, SHORT, LONG, SPLIT] = [5, 5, 12, 8];
const isSmall = (letter) => letter === letter.toLowerCase();

/** All runs of words that could be one name, the longest of each place first. */
function candidates(text) {
  const words = tokens(text);
  return words.flatMap((_, first) => runs(text, words, first).reverse());
}

function runs(text, words, first) {
  const found = [];
  let [read, count] = ["", 0];
  for (let index = first; index < words.length; index++) {
    if (index > first && !GAP.test(text.slice(words[index - 1].end, words[index].start))) break;
    const word = bare(words[index].text);
    if (word.toLowerCase() === "and") {
      if (index === first) break;
      continue;
    }
    read += letters(word);
    if (++count > LONGEST) break;
    const [start, end] = [words[first].start, words[index].start + word.length];
    found.push({ start, end, text: text.slice(start, end), letters: read, count });
  }
  return found;
}

/** What is meant to be one of our names, with the name itself. What is spelled right hides what it holds. */
export function misspelled(text, rules) {
  const [taken, found] = [[], []];
  for (const one of candidates(text)) {
    if (taken.some((other) => meets(one, other))) continue;
    let [least, meant] = [null, ""];
    for (const name of rules.names) {
      const away = far(one, name, rules);
      if (away !== null && (least === null || away < least)) [least, meant] = [away, name.name];
    }
    if (least === null) continue;
    taken.push(one);
    if (least > 0) found.push({ ...one, name: meant });
  }
  return found;
}

/** 0 for the name itself, more for what is meant to be it, null for something else. */
function far(one, name, rules) {
  const raw = one.text;
  const count = name.name.split(/\s+/).length - name.name.split("&").length + 1;
  const isCapitals = raw.toUpperCase() === raw && raw !== raw.toLowerCase();
  if (name.spellings.includes(raw) || (isCapitals && one.letters === name.letters)) return 0;
  if (Math.abs(one.letters.length - name.letters.length) > 3) return null;
  if ([name.letters, `${name.letters}s`].includes(one.letters)) return sameLetters(one, name, count);
  if (one.count !== count || name.letters.length < SHORT || rules.spared.has(one.letters)) return null;
  if (isSmall(raw[0]) && name.letters.length < SPLIT) return null;
  const most = name.letters.length < LONG ? 1 : 2;
  const away = Math.min(...["", "s"].map((end) => distance(one.letters, name.letters + end, most)));
  return away <= most ? away + 1 : null;
}

/** How far a spelling with the right letters is from the name. */
function sameLetters(one, name, count) {
  if (one.count !== count) return name.letters.length >= SPLIT ? 1 : null;
  if (one.text === one.text.toLowerCase() && (name.is_word || name.letters.length < SHORT)) return null;
  return name.spellings.includes(one.text.replace(/s$/, "")) ? 0 : 1;
}

/** The names of customers who have not agreed, known by fingerprints alone; the longest of each place. */
export function withheld(text, rules) {
  const { names, parts, bits } = rules.withheld;
  const found = [];
  let end = 0;
  for (const one of candidates(text)) {
    const print = fingerprint(one.letters, bits);
    if (one.start < end || !(names.includes(print) || (parts.includes(print) && !isSmall(one.text[0])))) continue;
    end = one.end;
    found.push(one);
  }
  return found;
}
