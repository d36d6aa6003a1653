// The first page's reminder: the step of the first day that the reader has not taken yet, then what is due in recall.
// It only looks at what first_day.js and recall.js keep, and does without the modules by which that is kept: the first
// page is light.

import { lastVisit } from "./visits.js";

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(`handbook:${key}:v1`)) ?? {};
  } catch {
    return {}; // nothing can be read; the page that keeps it says so
  }
}

/** How many questions are due, by the cards that leitner.js keeps: [box, due, edition]. */
function due() {
  const today = new Date().toLocaleDateString("sv"); // as 2026-12-31
  const { cards = {}, gone = [] } = kept("recall");
  const isDue = ([key, card]) => Array.isArray(card) && (card[0] === 0 || card[1] <= today) && !gone.includes(key);
  return Object.entries(cards).filter(isDue).length;
}

/** What was ticked on this day, by today.js. */
function doneToday() {
  const { day, pages } = kept("today");
  return day === new Date().toLocaleDateString("sv") && Array.isArray(pages) ? pages.length : 0;
}

function count(part, number) {
  const said = part.querySelector("a") ?? part;
  said.textContent = number === 1 ? said.dataset.one : said.dataset.some.replace("{number}", number);
}

export function start(root) {
  const lines = [...root.querySelectorAll("[data-when]")];
  const news = root.querySelector(".next-step__news");
  const today = root.querySelector(".next-step__today");
  const last = lastVisit();

  function show() {
    const { role, done } = kept("first_day");
    const number = due();
    const known = root.dataset.roles.split(" ").includes(role);
    const taken = new Set(["start"].concat(done?.[role] ?? [], number ? [] : "recall"));
    const now = known ? lines.find((line) => !taken.has(line.dataset.when)) : lines[0];
    for (const line of lines) line.hidden = line !== now;
    if (now?.dataset.when === "recall") count(now, number);
    const fresh = news?.dataset.days.split(" ").filter((day) => last && day >= last).length;
    if (fresh) count(news, fresh);
    if (news) news.hidden = !fresh;
    count(today, doneToday());
    today.hidden = !doneToday();
  }

  addEventListener("storage", show);
  addEventListener("pageshow", show); // also when the page is shown again as it was left
  show();
}
