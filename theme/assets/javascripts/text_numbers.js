// Numbers in a sentence and what they count, as handbook/texts/numbers.py has them.

import { all, bare, stem, tokens } from "./text_words.js";

const DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const TIME = /^ ?(?::\d\d|[ap]\.?m\b|o['’]clock)/i;

function pattern(rules) {
  const words = Object.keys(rules.numbers).sort((one, other) => other.length - one.length).join("|");
  const number = `(?<money>[$£€])? ?(?:(?<digits>${DIGITS})|(?<words>(?:${words})(?:-(?:${words}))?))`;
  return new RegExp(`(?<![\\p{L}\\p{N}.,:/#-])${number}(?: (?<scale>${Object.keys(rules.scales).join("|")}))?(?![\\p{L}\\p{N}]|,\\d)`, "giu");
}

/** Each number of a text with its unit; times of day and days of a month are none. */
export function mentions(text, rules) {
  const found = [];
  for (const one of all((rules.numberPattern ??= pattern(rules)), text)) {
    const { money, words } = one.found.groups;
    const rest = text.slice(one.end);
    if (TIME.test(rest) || isDay(text.slice(0, one.start), rest, rules)) continue;
    const counted = unitOf(rest, rules);
    const unit = money || counted.unit;
    if ((words ?? "").toLowerCase() === "one" && !rules.measured.has(unit)) continue; // a pronoun
    const end = one.end + (money ? 0 : counted.end);
    found.push({ start: one.start, end, text: text.slice(one.start, end), value: amountOf(one.found.groups, rules), unit, how: counted.how });
  }
  return found;
}

function amountOf({ digits, words, scale }, rules) {
  const value = digits ? Number(digits.replaceAll(",", "")) : words.toLowerCase().split("-").reduce((sum, word) => sum + rules.numbers[word], 0);
  return value * (rules.scales[(scale ?? "").toLowerCase()] ?? 1);
}

/** Whether the number is a day of a month: "September 18", "18 September". */
function isDay(before, rest, rules) {
  const months = rules.months.join("|");
  return new RegExp(`(?:${months})\\.? $`, "i").test(before) || new RegExp(`^(?:st|nd|rd|th)? (?:${months})\\b`, "i").test(rest);
}

/** What is counted, the words before it, and the offset at which it ends. */
function unitOf(rest, rules) {
  const percent = rest.match(/^ ?%/);
  if (percent) return { unit: "%", how: [], end: percent[0].length };
  const how = [];
  let at = 0;
  for (const token of tokens(rest).slice(0, 4)) {
    if (![" ", "-"].includes(rest.slice(at, token.start))) break;
    const word = bare(token.text).toLowerCase();
    at = token.end;
    if (Object.hasOwn(rules.money, word)) return { unit: rules.money[word], how, end: at };
    if (!rules.adjectives.includes(word)) return rules.silent.has(word) || /^\p{Nd}/u.test(word) ? { unit: "", how, end: 0 } : { unit: stem(word), how, end: at };
    how.push(stem(word));
  }
  return { unit: "", how, end: 0 };
}
