// The sheet of one's own week: tap what you did, up to its cap. It stays here until it is handed in.

import { printAlone } from "./paper.js";
import { openSheets, saveAsFile } from "./sheets.js";
import { open, say } from "./storage.js";
import { onReturn, weekInWords, weekOf } from "./weeks.js";
import { fill } from "./words.js";

export function start(root) {
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const show = (name, shown, within = root) => all(`[data-show="${name}"]`, within).forEach((part) => (part.hidden = !shown));
  const put = (name, text, within = root) => all(`[data-field="${name}"]`, within).forEach((part) => (part.textContent = text));
  const chosen = open("role", 1, (value) => typeof value === "string");
  const sheets = openSheets();
  const choice = root.querySelector(".tally__role");
  const actions = all(".tally__action").map(describe);
  let present = weekOf(new Date());
  let opened = null; // an earlier week, while it is looked at
  let handed = null; // what was handed in, until something else is done

  const role = () => (all("option", choice).some((option) => option.value === chosen.read()) ? chosen.read() : "");
  const week = () => opened ?? present;
  const sheet = () => sheets.of(week(), role());
  const mine = () => actions.filter((action) => !action.roles.length || action.roles.includes(role()));
  const times = (action) => Math.min(sheet()[action.key] ?? 0, action.cap);
  const total = () => mine().reduce((sum, action) => sum + times(action) * action.points, 0);

  function count(action, step) {
    handed = null;
    turn();
    const now = times(action) + step;
    if (now > action.cap) return say(tell("full", action));
    const { [action.key]: _, ...others } = sheet();
    sheets.keep(week(), role(), now ? { ...others, [action.key]: now } : others);
    draw();
    say(tell(now === action.cap ? "full" : "counted", action));
  }

  function tell(sentence, action) {
    const values = { action: action.name, times: times(action), cap: action.cap, total: total(), target: root.dataset.target };
    return fill(root.dataset[sentence], values);
  }

  /** A page may stay open from Sunday to Monday. */
  function turn() {
    if (present === weekOf(new Date())) return;
    present = weekOf(new Date());
    opened = null;
    draw();
    say(root.dataset.fresh);
  }

  const look = (one) => (opened = one);
  const acts = {
    open: () => look(sheets.earlier(present, role())),
    back: () => look(null),
    hand_in() {
      handed = [opened, role(), sheet()];
      sheets.keep(opened, role(), {});
      look(null);
    },
    undo() {
      sheets.keep(...handed);
      look(handed[0]);
      handed = null;
    },
  };

  function save() {
    const lines = mine().filter(times).map((action) => [week(), role(), action.key, times(action), times(action) * action.points]);
    say(fill(root.dataset.file, { file: saveAsFile(week(), lines) }));
  }

  function draw() {
    const ready = role() !== "";
    const points = total();
    const left = root.dataset.target - points;
    const earlier = sheets.earlier(present, role());
    choice.value = role();
    actions.forEach((action) => drawAction(action, ready));
    put("role", ready ? choice.selectedOptions[0].textContent : "");
    put("week", weekInWords(week()));
    put("total", points);
    put("word", fill(root.dataset[points ? (left > 0 ? "some" : "all") : "none"], { left }));
    put("older", earlier ? weekInWords(earlier) : "");
    root.querySelector(".tally__bar").value = points;
    root.classList.toggle("tally--reached", left <= 0);
    root.classList.toggle("tally--ready", ready);
    show("older", !opened && earlier);
    show("opened", opened);
    show("handed", handed);
    show("gone", Object.keys(sheet()).some((key) => !mine().some((action) => action.key === key)));
    show("ready", ready);
    show("more", !ready);
  }

  function drawAction(action, ready) {
    const done = times(action);
    action.row.hidden = !mine().includes(action);
    action.row.classList.toggle("on-paper", !ready); // a sheet for anyone has them all
    action.row.classList.toggle("tally__action--done", done > 0);
    all(".tally__box", action.row).forEach((box, index) => box.classList.toggle("tally__box--ticked", index < done));
    put("times", done || "", action.row);
    action.more.hidden = !ready;
    action.more.setAttribute("aria-disabled", done >= action.cap);
    if (!done && document.activeElement === action.less) action.more.focus();
    action.less.hidden = !ready || !done;
    show("full", ready && done >= action.cap, action.row);
  }

  root.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-act]")?.dataset.act;
    const action = actions.find(({ row }) => row.contains(target));
    if (action && act) return count(action, act === "more" ? 1 : -1);
    if (act === "save") return save();
    if (act === "print") return printAlone(root);
    if (!act) return;
    acts[act]();
    draw();
    (root.querySelector(".tally__note:not([hidden]) button") ?? choice).focus();
  });
  choice.addEventListener("change", () => {
    chosen.write(choice.value);
    opened = handed = null;
    draw();
  });
  chosen.watch(draw);
  sheets.watch(draw);
  onReturn(turn);
  root.classList.add("tally--live");
  root.querySelector(".tally__me").hidden = false;
  draw();
}

function describe(row) {
  const { key, points, cap, roles } = row.dataset;
  const part = (selector) => row.querySelector(selector);
  return {
    row, key, points: Number(points), cap: Number(cap), roles: roles.split(" ").filter(Boolean),
    name: part(".tally__name").textContent, less: part('[data-act="less"]'), more: part('[data-act="more"]'),
  };
}
