// A text held against the rules of one company, as handbook/texts/checking.py does it.

import { contacts } from "./text_contacts.js";
import { misspelled, withheld } from "./text_names.js";
import { mentions } from "./text_numbers.js";
import { all, alone, fingerprint, letters, meets, sentences, tokens } from "./text_words.js";
import { fill } from "./words.js";

const MONEY = ["$", "£", "€"];

/** The rules as they are published, made ready to be used often. */
export function ready(rules) {
  for (const key of ["silent", "measured", "timed", "spared", "proven"]) rules[key] = new Set(rules[key]);
  for (const rule of [...rules.never_say, ...rules.claims]) rule.finder = alone(rule.pattern);
  return rules;
}

/** What is to be mended in a text, in its order. Of two findings in one place the graver stays. */
export function check(text, rules) {
  const known = contacts(text, rules);
  const parts = sentences(text, rules);
  const told = known.filter((one) => one.message);
  const found = [...customers(text, rules), ...told.map((one) => finding("contact", one, rules.messages[one.message], [one.say], { address: one.name || one.say, name: one.name }))];
  for (const source of [neverSay, names, numbers, dates, withheldClaims, claims])
    found.push(...source(text, parts, rules).filter((one) => !known.some((other) => meets(one, other))));
  return [...gravest(found), ...reading(parts, rules)].sort((one, other) => one.start - other.start || one.end - other.end);
}

const finding = (kind, { start, end, text }, reason, say = [], values = {}) => ({ kind, start, end, found: text, reason: fill(reason, values), say: say.filter(Boolean) });

function gravest(found) {
  const taken = [];
  for (const one of found) if (!taken.some((other) => meets(one, other))) taken.push(one);
  return taken;
}

function customers(text, rules) {
  const { customer, customer_say } = rules.messages;
  return withheld(text, rules).map((one) => finding("customer", one, customer, [customer_say]));
}

function neverSay(text, _, rules) {
  return rules.never_say.flatMap((rule) => all(rule.finder, text).map((one) => finding("never-say", one, rule.reason, rule.say)));
}

function names(text, _, rules) {
  return misspelled(text, rules).map((one) => finding("name", one, rules.messages.name, [one.name], { name: one.name }));
}

/** A stretch of a sentence, as one of the whole text. */
const within = (part, one) => ({ ...one, start: part.start + one.start, end: part.start + one.end });

/** Numbers that differ from what the facts say in a sentence about the same. */
function numbers(_, parts, rules) {
  return parts.flatMap((part, at) =>
    mentions(part.text, rules).flatMap((one) => {
      const statement = contradicted(one, part.stems, parts[at - 1]?.stems ?? new Set(), rules);
      return statement ? [finding("number", within(part, one), statement.reason, [statement.shown])] : [];
    }),
  );
}

/** The statement that a number contradicts; undefined when it agrees with one, or when nothing is said of it. */
function contradicted(one, here, before, rules) {
  const around = new Set([...here, ...before]);
  const rivals = rules.statements
    .filter((rule) => isSameKind(one, rule, rules) && rule.needs.every((word) => around.has(word)))
    .map((rule) => [agreement(one, rule, around), rule]);
  if (rivals.some(([score, rule]) => rule.value === one.value && rule.unit === one.unit && score)) return undefined;
  if (isSum(one, rivals.map(([, rule]) => rule), around)) return undefined;
  let best;
  for (const [score, rule] of rivals) {
    const enough = rule.enough + (one.unit !== rule.unit);
    if (score >= enough && rule.stems.some((word) => here.has(word)) && !(best && best[0] >= score)) best = [score, rule];
  }
  return best?.[1];
}

function isSameKind(one, rule, rules) {
  const both = [one.unit, rule.unit];
  return one.unit === rule.unit || both.every((unit) => rules.timed.has(unit)) || both.every((unit) => MONEY.includes(unit));
}

/** How many words the number's surroundings share with those of a statement. */
function agreement(one, rule, around) {
  const shared = new Set([...rule.stems, ...rule.how].filter((word) => around.has(word) || one.how.includes(word)));
  shared.delete(one.unit);
  return shared.size;
}

/** Whether an amount is that of several prices together, or of one over a year. */
function isSum(one, rivals, around) {
  const prices = rivals.filter((rule) => rule.needs.length).map((rule) => rule.value);
  const sum = prices.reduce((total, price) => total + price, 0);
  const yearly = around.has("year") && [...prices, sum].some((price) => one.value === 12 * price);
  return (prices.length > 1 && one.value === sum) || yearly;
}

/** Days that differ from those of an event that is named in the same sentence. */
function dates(_, parts, rules) {
  const months = rules.months.join("|");
  const day = new RegExp(`\\b(${months}) (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)? (${months})\\b`, "giu");
  return parts.flatMap((part) => {
    const plain = part.text.toLowerCase();
    const named = rules.events.filter((event) => plain.includes(event.name));
    const said = all(day, part.text);
    const days = said.map(({ found }) => `${(found[1] ?? found[4]).toLowerCase()} ${Number(found[2] ?? found[3])}`);
    if (!named.length || !said.length || named.some((event) => event.days.some((one) => days.includes(one)))) return [];
    const [event] = named;
    return [finding("number", within(part, said[0]), rules.messages.date, [event.say], { name: event.shown, days: event.shown_days })];
  });
}

/** Passages that share three runs of three words with a claim that is withheld. */
function withheldClaims(text, _, rules) {
  const words = tokens(text);
  const plain = words.map((word) => letters(word.text));
  const prints = plain.slice(2).map((_, at) => fingerprint(plain.slice(at, at + 3).join(" "), rules.withheld.bits));
  return rules.withheld.claims.flatMap((claim) => {
    const shared = prints.flatMap((print, at) => (claim.includes(print) ? [at] : []));
    if (shared.length < Math.min(3, claim.length)) return [];
    const [start, end] = [words[shared[0]].start, words[shared.at(-1) + 2].end];
    return [finding("claim", { start, end, text: text.slice(start, end) }, rules.messages.withheld)];
  });
}

/** What sounds like a claim, in sentences that the facts do not hold. */
function claims(_, parts, rules) {
  return parts
    .filter((part) => !rules.proven.has(letters(part.text)))
    .flatMap((part) =>
      rules.claims
        .filter((rule) => isAboutUs(part, rule, rules))
        .flatMap((rule) =>
          all(rule.finder, part.text)
            .filter((one) => !(rule.known && mentions(one.text, rules).some(({ value }) => rules.percents.includes(value))))
            .map((one) => finding("claim", within(part, one), rule.reason)),
        ),
    );
}

function isAboutUs(part, rule, rules) {
  return !rule.ours || tokens(part.text).some((word) => rules.ours.includes(word.text.toLowerCase())) || rules.own.some((word) => part.stems.has(word));
}

/** Sentences that are too long, or too hard. */
function reading(parts, rules) {
  const { long, hard, least } = rules.reading;
  return parts.flatMap((part) => {
    const words = tokens(part.text).length;
    if (words > long) return [finding("reading", part, rules.messages.long, [halved(part.text, rules)], { words, most: long })];
    return words >= least && ease([part], least) < hard ? [finding("reading", part, rules.messages.hard)] : [];
  });
}

/** A sentence cut in two at the joint nearest its middle; empty where it has none. */
function halved(text, rules) {
  const middle = text.length / 2;
  const joints = rules.joints.flatMap((joint) => all(new RegExp(joint, "gu"), text)).filter((one) => one.start > 20 && one.start < text.length - 20);
  joints.sort((one, other) => Math.abs(one.start - middle) - Math.abs(other.start - middle) || one.start - other.start);
  if (!joints.length) return "";
  const [cut] = joints;
  const second = text.slice(cut.start + cut.text.indexOf(cut.found[1]));
  return `${text.slice(0, cut.start)}. ${second[0].toUpperCase()}${second.slice(1)}`;
}

/** What a text measures: characters are code points, as most networks count; ease is from 0 (hard) to 100, or null. */
export function measures(text, rules) {
  const words = text.split(/\s+/).filter(Boolean).length;
  const seconds = Math.round((words * 60) / rules.words_per_minute);
  return { words, characters: [...text.trim()].length, seconds, ease: ease(sentences(text, rules), rules.reading.least) };
}

/** Flesch's reading ease (R. Flesch, "A new readability yardstick", 1948), held between 0 and 100. */
function ease(parts, least) {
  const words = parts.flatMap((part) => tokens(part.text));
  if (words.length < least) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.text), 0);
  const value = 206.835 - (1.015 * words.length) / parts.length - (84.6 * syllables) / words.length;
  return Math.max(0, Math.min(100, Math.round(value)));
}

/** The groups of vowels; a silent e at the end is none. */
function syllablesOf(word) {
  const plain = word.toLowerCase().replace(/(?<=[^aeiouy])e$|['’]\p{L}*$/u, "");
  return Math.max(1, plain.match(/[aeiouyäöüéèêáàóòúùíì]+/g)?.length ?? 0);
}
