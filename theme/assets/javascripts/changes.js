// Marks what changed since the reader was last here.

import { lastVisit } from "./visits.js";
import { inWords } from "./weeks.js";
import { fill } from "./words.js";

export function start(root) {
  const last = lastVisit();
  if (!last) return;
  const days = [...root.querySelectorAll("[data-day]")].filter(({ dataset }) => dataset.day >= last);
  const number = days.reduce((sum, day) => sum + day.querySelectorAll("li").length, 0);
  const since = root.querySelector(".changes__since");
  const day = inWords(new Date(`${last}T12:00`), { weekday: "long", month: "long", day: "numeric" });
  for (const one of days) one.querySelector(".changes__new").hidden = false;
  since.textContent = fill(number ? since.dataset.some : since.dataset.none, { day, number });
  since.hidden = false;
}
