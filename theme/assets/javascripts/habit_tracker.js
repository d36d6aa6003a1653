// One habit: picked, ticked day by day, changed or let go. A streak is a pleasure and never a debt.

import { open, say } from "./storage.js";
import { inWords, keyOf, mondayOf, onReturn, plus } from "./weeks.js";
import { fill } from "./words.js";

const isWeekend = (day) => day.getDay() % 6 === 0;
const fits = (kept) => typeof kept.habit === "string" && Array.isArray(kept.days) && kept.days.every((day) => typeof day === "string");

export function start(root) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const show = (name, shown) => all(`[data-show="${name}"]`).forEach((part) => (part.hidden = !shown));
  const put = (name, text) => all(`[data-field="${name}"]`).forEach((part) => (part.textContent = text));
  const drawer = open("habit", 1, fits);
  const habits = all(".habit-tracker__habit");
  const buttons = all(".habit-tracker__day");
  let choosing = false;
  let dropped = null; // what was let go, until something else is done

  const kept = () => drawer.read();
  const picked = () => habits.find((habit) => habit.dataset.key === kept()?.habit);
  const dayOf = (button) => plus(mondayOf(new Date()), Number(button.dataset.day));

  const acts = {
    pick(target) {
      const habit = target.closest(".habit-tracker__habit").dataset.key;
      if (habit !== kept()?.habit) drawer.write({ habit, days: [] });
      choosing = false;
      dropped = null;
    },
    change: () => (choosing = true),
    drop() {
      dropped = kept();
      drawer.clear();
    },
    undo() {
      drawer.write(dropped);
      dropped = null;
    },
  };

  function tick(button) {
    const day = keyOf(dayOf(button));
    const { habit, days } = kept();
    const done = !days.includes(day);
    drawer.write({ habit, days: done ? [...days, day].sort() : days.filter((one) => one !== day) });
    draw();
    say(fill(root.dataset[done ? "ticked" : "unticked"], { day: inWords(dayOf(button), { weekday: "long" }), word: word(kept().days) }));
  }

  /** What to say of the days so far: the best that is true. */
  function word(days) {
    const monday = keyOf(mondayOf(new Date()));
    const week = days.filter((day) => day >= monday).length;
    const run = streak(days);
    const sentence = run > 2 ? "run" : week > 1 ? "week" : week ? "once" : days.length ? "again" : "none";
    return fill(root.dataset[sentence], { run, days: week, ever: days.length });
  }

  function draw() {
    const habit = picked();
    const shown = habit && !choosing;
    show("mine", shown);
    show("choices", !shown);
    show("dropped", dropped);
    show("left", kept() && !habit);
    habits.forEach((one) => one.classList.toggle("habit-tracker__habit--mine", one === habit));
    if (!shown) return;
    for (const name of ["name", "how", "shows"]) put(name, habit.querySelector(`[data-of="${name}"]`).textContent);
    put("goal", habit.dataset.goal);
    put("word", word(kept().days));
    buttons.forEach(drawDay);
  }

  function drawDay(button) {
    const day = dayOf(button);
    const today = keyOf(new Date());
    button.setAttribute("aria-pressed", kept().days.includes(keyOf(day)));
    button.setAttribute("aria-label", inWords(day, { weekday: "long", month: "long", day: "numeric" }));
    button.disabled = keyOf(day) > today;
    button.classList.toggle("habit-tracker__day--today", keyOf(day) === today);
  }

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.day) return kept() ? tick(button) : draw();
    acts[button.dataset.act](button);
    draw();
    const next = dropped ? ".habit-tracker__note button" : choosing || !picked() ? ".habit-tracker__pick" : ".habit-tracker__name";
    root.querySelector(next).focus();
  });
  drawer.watch(draw);
  onReturn(draw);
  root.classList.add("habit-tracker--live");
  all(".habit-tracker__pick").forEach((button) => (button.hidden = false));
  draw();
}

/** Days in a row up to today, or up to yesterday while today is still open. A weekend off doesn't end a streak. */
function streak(days) {
  let run = 0;
  for (let day = new Date(), today = true; ; day = plus(day, -1), today = false) {
    if (days.includes(keyOf(day))) run += 1;
    else if (!today && !isWeekend(day)) return run;
  }
}
