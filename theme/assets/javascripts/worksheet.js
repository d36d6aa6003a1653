// An idea cut small: project, phases, tasks that fit into the minutes there are. Kept in this browser.

import { printAlone } from "./paper.js";
import { open, say } from "./storage.js";
import { fill } from "./words.js";

const MINUTES = 15;
const newTask = () => ({ task: "", minutes: "", done: false });
const newPhase = () => ({ name: "", tasks: [newTask()] });
const newSheet = () => ({ project: "", minutes: String(MINUTES), phases: [newPhase()] });
const fits = (sheet) => Array.isArray(sheet.phases) && sheet.phases.every((phase) => phase && Array.isArray(phase.tasks) && phase.tasks.every(Boolean));

export function start(root) {
  const part = (selector, within = root) => within.querySelector(selector);
  const copyOf = (selector) => part(selector, part("template").content).cloneNode(true);
  const drawer = open("worksheet", 1, fits);
  const list = part(".worksheet__phases");
  const undo = part('[data-act="undo"]');
  let sheet = drawer.read() ?? newSheet();
  let before = null; // the sheet that was put away, until a new one is begun

  function draw() {
    for (const name of ["project", "minutes"]) part(`[data-of="${name}"]`).value = sheet[name] ?? "";
    list.replaceChildren(...sheet.phases.map(drawPhase));
    undo.hidden = !before;
    check();
  }

  function drawPhase(phase, index) {
    const item = copyOf(".worksheet__phase");
    part('[data-field="phase"]', item).textContent = fill(root.dataset.phase, { number: index + 1 });
    part('[data-of="name"]', item).value = phase.name ?? "";
    part(".worksheet__tasks", item).replaceChildren(...phase.tasks.map(drawTask));
    return item;
  }

  function drawTask(task) {
    const item = copyOf(".worksheet__task");
    part('[data-of="done"]', item).checked = task.done === true;
    for (const name of ["task", "minutes"]) part(`[data-of="${name}"]`, item).value = task[name] ?? "";
    return item;
  }

  /** Says of each task that is too long that it is. */
  function check() {
    const have = Number(sheet.minutes) || MINUTES;
    list.querySelectorAll(".worksheet__task").forEach((item) => {
      const cut = part('[data-field="cut"]', item);
      const minutes = Number(part('[data-of="minutes"]', item).value);
      const text = minutes > have ? fill(root.dataset.tooLong, { minutes, have }) : "";
      if (text && cut.textContent !== text) say(text);
      if (text) cut.textContent = text;
      cut.hidden = !text;
    });
  }

  /** Where in the sheet an element stands: its phase and task, as numbers; -1 when it is in none. */
  function place(element) {
    const phase = element.closest(".worksheet__phase");
    const task = element.closest(".worksheet__task");
    return [phase ? [...list.children].indexOf(phase) : -1, task ? [...task.parentElement.children].indexOf(task) : -1];
  }

  function asText() {
    const have = Number(sheet.minutes) || MINUTES;
    const lines = [fill(root.dataset.textHead, { project: sheet.project, have })];
    sheet.phases.forEach((phase, index) => {
      lines.push("", [fill(root.dataset.phase, { number: index + 1 }), phase.name].filter(Boolean).join(": "));
      for (const { task, minutes, done } of phase.tasks.filter((one) => one.task)) {
        lines.push(fill(root.dataset.textTask, { task, minutes: minutes || "…", tick: done ? "x" : " " }));
      }
    });
    return lines.join("\n");
  }

  async function copy() {
    const area = part(".worksheet__copy");
    area.value = asText();
    try {
      await navigator.clipboard.writeText(area.value);
      say(root.dataset.copied);
    } catch {
      area.hidden = false; // to be copied by hand
      area.select();
    }
  }

  const acts = {
    add_phase: () => [sheet.phases.push(newPhase()) - 1, -1],
    add_task: (phase) => [phase, sheet.phases[phase].tasks.push(newTask()) - 1],
    drop_phase: (phase) => (sheet.phases.splice(phase, 1), [phase - 1, -1]),
    drop_task: (phase, task) => (sheet.phases[phase].tasks.splice(task, 1), [phase, task - 1]),
    clear: () => ((before = sheet), (sheet = newSheet()), [-1, -1]),
    undo: () => ((sheet = before), (before = null), [-1, -1]),
  };

  root.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-act]")?.dataset.act;
    if (act === "copy") return copy();
    if (act === "print") return printAlone(root);
    if (!act) return;
    const [phase, task] = acts[act](...place(target));
    drawer.write(sheet);
    draw();
    say(root.dataset[act.startsWith("add") ? "added" : "removed"]);
    const home = list.children[phase]?.querySelectorAll(".worksheet__task")[task] ?? list.children[phase];
    part(home ? '[data-of="name"], [data-of="task"]' : '[data-of="project"]', home).focus();
  });
  root.addEventListener("input", ({ target }) => {
    const name = target.dataset.of;
    const [phase, task] = place(target);
    const home = task >= 0 ? sheet.phases[phase].tasks[task] : phase >= 0 ? sheet.phases[phase] : sheet;
    home[name] = name === "done" ? target.checked : target.value;
    drawer.write(sheet);
    check();
  });
  drawer.watch(() => {
    sheet = drawer.read() ?? newSheet();
    draw();
  });
  root.classList.add("worksheet--live");
  part('[data-show="live"]').hidden = false;
  draw();
}
