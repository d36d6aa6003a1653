// Days and weeks of the reader's own calendar. A week begins on Monday (ISO 8601).

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The day so many days later, at noon: no change of the clocks can move it into another day. */
export function plus(day, days) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 12);
}

export function mondayOf(day) {
  return plus(day, -((day.getDay() + 6) % 7));
}

/** The week a day is in, as "2026-W46". */
export function weekOf(day) {
  const monday = mondayOf(day);
  const year = plus(monday, 3).getFullYear(); // a week belongs to the year of its Thursday
  const number = 1 + Math.round((monday - firstMonday(year)) / WEEK);
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The Monday of a week written as "2026-W46". */
export function mondayIn(week) {
  const [year, number] = week.split("-W").map(Number);
  return plus(firstMonday(year), 7 * (number - 1));
}

/** The day as "2026-11-22". */
export function keyOf(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The day in words, in the page's language. */
export function inWords(day, form) {
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, form).format(day);
}

/** A week written as "2026-W46" in words: "November 9 – 15". */
export function weekInWords(week) {
  const form = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { month: "long", day: "numeric" });
  return form.formatRange(mondayIn(week), plus(mondayIn(week), 6));
}

/** Calls back when a page that was left open is looked at again, perhaps on another day. */
export function onReturn(callback) {
  addEventListener("focus", callback);
  document.addEventListener("visibilitychange", () => document.hidden || callback());
}

function firstMonday(year) {
  return mondayOf(new Date(year, 0, 4, 12));
}
