// The path of the first day: choose a role once, tick what you did, and find it again tomorrow. Ticks are kept by role.
import { boxes } from "./checklist.js";
import { open, say } from "./storage.js";
import { fill } from "./words.js";

const areLists = (value) => Object.values(value ?? [0]).every(Array.isArray);
/** `role`: whose path it is; `ticks` and `done`: by role, the names of ticked boxes and the anchors of finished steps. */
export const store = open("first_day", 1, (value) => areLists(value.ticks) && areLists(value.done));

export function start(root) {
  // A handbook without roles leaves some parts out; what is shown in them then shows nowhere.
  const part = (name) => root.querySelector(`[data-part="${name}"]`) ?? document.createElement("div");
  const radios = [...part("choose").querySelectorAll("[name=role]")];
  const parts = [...root.querySelectorAll("[data-role]")];
  const all = boxes(root);
  const links = [...part("trail").querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  let choosing = false;
  let shown; // the radio of the role that the page shows

  const kept = () => store.read() ?? { role: "", ticks: {}, done: {} };
  const roleOf = (box) => box.closest("[data-role]")?.dataset.role;
  const mine = (role) => all.filter((box) => [undefined, role].includes(roleOf(box)));
  const radioOf = (role) => radios.find((radio) => radio.value === role);

  /** The boxes of a step: those between its heading and the next one. */
  function within(index, list) {
    const isAfter = (box, heading) => heading && heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    return list.filter((box) => isAfter(box, headings[index]) && !isAfter(box, headings[index + 1]));
  }
  const isDone = (index, list) => within(index, list).every((box) => box.checked);

  function show() {
    const { role, ticks } = kept();
    const radio = radioOf(role);
    const ticked = new Set(ticks[role]);
    for (const box of all) {
      box.disabled = !radio && Boolean(roleOf(box));
      box.checked = ticked.has(box.name) && !box.disabled;
    }
    part("choose").hidden = Boolean(radio) && !choosing;
    part("log").hidden = !part("choose").hidden;
    part("role-gone").hidden = !role || Boolean(radio);
    part("unchosen").hidden = Boolean(radio);
    if (radio !== shown) showRole(radio);
    showProgress(radio ? mine(role) : all);
  }

  function showRole(radio) {
    shown = radio;
    for (const one of parts) {
      one.open = one.dataset.role === radio?.value;
      one.hidden = Boolean(radio) && !one.open;
    }
    if (!radio) return;
    part("role").textContent = radio.parentElement.textContent.trim();
    part("minutes").textContent = radio.dataset.minutes;
  }

  function showProgress(list) {
    const done = list.filter((box) => box.checked).length;
    const next = links.find((_, index) => !isDone(index, list));
    links.forEach((link, index) => {
      link.parentElement.classList.toggle("stop--done", isDone(index, list));
      link.querySelector(".unseen").hidden = !isDone(index, list);
      link.ariaCurrent = link === next ? "step" : null;
    });
    part("over").hidden = !done;
    part("bar").max = list.length;
    part("bar").value = done;
    part("tally").textContent = fill(part("tally").dataset.text, { done, all: list.length });
    part("next").hidden = !next;
    if (next) Object.assign(part("next").querySelector("a"), { href: next.hash, textContent: next.querySelector(".stop__title").textContent });
    part("done").hidden = part("end").hidden = Boolean(next);
  }

  /** Writes the ticks of one role; every other role's stay as another tab may just have left them. */
  function keep(role, names) {
    const { ticks, done } = kept();
    const anchors = headings.filter((_, index) => within(index, mine(role)).every((box) => names.includes(box.name))).map((one) => one.id);
    store.write({ role, ticks: { ...ticks, [role]: names }, done: { ...done, [role]: anchors } });
    show();
  }

  root.addEventListener("change", ({ target }) => {
    if (!all.includes(target)) return;
    const { role, ticks } = kept();
    const names = (ticks[role] ?? []).filter((name) => name !== target.name);
    keep(role, target.checked ? [...names, target.name] : names);
    say((part("log").hidden || part("end").hidden ? part("tally") : part("done")).textContent);
  });

  part("choose").addEventListener("submit", (event) => {
    event.preventDefault();
    const { role, ticks } = kept();
    const chosen = radios.find((radio) => radio.checked).value;
    const loose = radioOf(role) ? [] : (ticks[role] ?? []); // ticked before choosing, or in a role that is gone
    choosing = false;
    keep(chosen, [...new Set([...(ticks[chosen] ?? []), ...loose])]);
    part("role").focus();
  });

  part("other").addEventListener("click", () => {
    choosing = true;
    show();
    shown.checked = true;
    shown.focus();
  });

  function confirm(asking) {
    part("confirm").hidden = !asking;
    part("controls").hidden = asking;
    part(asking ? "keep" : "over").focus();
  }

  part("print").addEventListener("click", () => print());
  part("over").addEventListener("click", () => confirm(true));
  part("keep").addEventListener("click", () => confirm(false));
  part("confirm").addEventListener("keydown", (event) => event.key === "Escape" && confirm(false));
  part("clear").addEventListener("click", () => {
    keep(kept().role, []);
    confirm(false);
    part("back").hidden = true;
    part("role").focus();
    say(part("clear").dataset.text);
  });

  store.watch(show);
  show();
  part("back").hidden = !part("bar").value;
}
