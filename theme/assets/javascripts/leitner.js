// Which question comes when: boxes as in S. Leitner, "So lernt man lernen" (1972). What is known moves on by one box,
// what is missed goes back to the first, and the further a box, the longer it rests.

import { keyOf, plus } from "./weeks.js";

const DAYS = [0, 1, 3, 7, 14, 30, 60, 120]; // how long each box rests
const FRESH = 5; // of a round's places, for as long as there are new questions: what is due would else fill them all

/** The reader's own day, so many days from now: "2026-11-22". */
const day = (after = 0) => keyOf(plus(new Date(), after));

/**
 * How a question stands: its box, the day it is due, and in a word.
 * `cards` keeps [box, due, edition] by key; an answer of another edition makes the question new, and `changed`.
 */
export function standing({ key, edition }, cards) {
  const [box, due, known] = cards[key]?.[0] in DAYS ? cards[key] : [];
  if (known !== edition) return { box: 0, due: "", is: "fresh", changed: known !== undefined };
  return { box, due, changed: false, is: box === 0 ? "missed" : due <= day() ? "due" : "resting" };
}

/** The card of a question after the reader "knew" it, "missed" it, or knew it "almost": then it stays, until tomorrow. */
export function moved(question, cards, outcome) {
  const { box } = standing(question, cards);
  const now = { knew: Math.min(box + 1, DAYS.length - 1), almost: Math.max(box, 1), missed: 0 }[outcome];
  return [now, day(outcome === "almost" ? 1 : DAYS[now]), question.edition];
}

/**
 * The questions by how they stand, each list in the order in which they come. New ones: those whose answer changed, then
 * by `rank` (what everyone must know, what the reader's role must, the rest), in turn from every topic.
 */
export function sorted(questions, cards) {
  const by = { missed: [], due: [], fresh: [], resting: [] };
  for (const question of questions) {
    const now = standing(question, cards);
    by[now.is].push({ ...question, ...now });
  }
  const soonest = (one, other) => one.due.localeCompare(other.due) || one.box - other.box;
  by.due.sort(soonest);
  by.resting.sort(soonest);
  by.fresh.sort((one, other) => other.changed - one.changed || one.rank - other.rank || one.place - other.place);
  return by;
}

/** The questions of the next round, at most `size`: what was missed, what is due, and always some new ones. */
export function round({ missed, due, fresh }, size) {
  const again = [...missed, ...due].slice(0, size - Math.min(FRESH, fresh.length));
  return [...again, ...fresh.slice(0, size - again.length)];
}
