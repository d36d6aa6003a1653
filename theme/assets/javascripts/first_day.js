// The path of the first day: choose a role once, tick what you did, and find it again tomorrow. Ticks are kept by role.
import { boxes } from "./checklist.js";
import { open, say } from "./storage.js";

const isGroup = (value) => typeof value === "object" && value !== null;
/** `role`: whose path it is; `ticks` and `done`: by role, the names of ticked boxes and the anchors of finished steps. */
export const store = open("first_day", 1, (value) => isGroup(value.ticks) && isGroup(value.done));

export function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const radios = [...part("choose").elements.namedItem("role") ?? []];
  const known = new Set(radios.map((radio) => radio.value));
  const parts = [...root.querySelectorAll("[data-role]")];
  const all = boxes(root);
  const stops = [...root.querySelectorAll("h2[id]")].map(addStop);
  let choosing = false;

  const kept = () => store.read() ?? { role: "", ticks: {}, done: {} };
  const roleOf = (box) => box.closest("[data-role]")?.dataset.role;
  const mine = (role) => all.filter((box) => !roleOf(box) || roleOf(box) === role);

  function addStop(heading, index) {
    const stop = root.querySelector('template[data-part="stop"]').content.firstElementChild.cloneNode(true);
    const words = [...heading.childNodes].filter((node) => !node.classList?.contains("headerlink"));
    const title = words.map((node) => node.textContent).join("").replace(/^\d+\.\s*/, "");
    stop.querySelector(".stop__link").href = `#${heading.id}`;
    stop.querySelector(".stop__number").textContent = index + 1;
    stop.querySelector(".stop__title").textContent = title;
    part("trail").append(stop);
    return { stop, heading, title };
  }

  /** The boxes between a step's heading and the next one's. */
  function within(index, list) {
    const after = (box, heading) => heading && heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    return list.filter((box) => after(box, stops[index].heading) && !after(box, stops[index + 1]?.heading));
  }

  function show() {
    const state = kept();
    const role = known.has(state.role) ? state.role : "";
    const ticked = new Set(state.ticks[state.role] ?? []);
    for (const box of all) box.checked = ticked.has(box.name) && (!role || mine(role).includes(box));
    part("choose").hidden = Boolean(role) && !choosing;
    part("log").hidden = !role || choosing;
    part("role-gone").hidden = !state.role || Boolean(role);
    part("first-time").hidden = !part("role-gone").hidden;
    showRole(role);
    if (role) showProgress(mine(role));
  }

  function showRole(role) {
    const radio = radios.find((one) => one.value === role);
    if (radio && radio !== showRole.radio) {
      part("role").textContent = radio.parentElement.textContent.trim();
      if (part("minutes") && radio.dataset.minutes) part("minutes").textContent = radio.dataset.minutes;
      for (const one of parts) one.open = one.dataset.role === role;
    }
    showRole.radio = radio;
    for (const one of parts) one.hidden = Boolean(role) && one.dataset.role !== role;
  }

  function showProgress(list) {
    const done = list.filter((box) => box.checked).length;
    const next = stops.find((_, index) => within(index, list).some((box) => !box.checked));
    stops.forEach(({ stop }, index) => {
      const finished = within(index, list).every((box) => box.checked);
      stop.classList.toggle("stop--done", finished);
      stop.querySelector('[data-part="stop-done"]').hidden = !finished;
      const link = stop.querySelector("a");
      if (stops[index] === next) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    part("bar").max = list.length;
    part("bar").value = done;
    part("tally").textContent = part("tally").dataset.text.replace("{done}", done).replace("{all}", list.length);
    part("next").hidden = !next;
    if (next) Object.assign(part("next").querySelector("a"), { href: `#${next.heading.id}`, textContent: next.title });
    part("done").hidden = part("end").hidden = Boolean(next);
  }

  /** Writes the ticks of one role; every other role's stay as another tab may just have left them. */
  function keep(role, names) {
    const state = kept();
    const list = mine(role);
    const done = stops.filter((_, index) => within(index, list).every((box) => names.includes(box.name)));
    const anchors = done.map(({ heading }) => heading.id);
    store.write({ role, ticks: { ...state.ticks, [role]: names }, done: { ...state.done, [role]: anchors } });
    show();
  }

  root.addEventListener("change", ({ target }) => {
    if (target.type !== "checkbox") return;
    const { role, ticks } = kept();
    const names = (ticks[role] ?? []).filter((name) => name !== target.name);
    keep(role, target.checked ? [...names, target.name] : names);
    say(part("end").hidden ? part("tally").textContent : part("done").textContent);
  });

  part("choose").addEventListener("submit", (event) => {
    event.preventDefault();
    const state = kept();
    const role = radios.find((radio) => radio.checked).value;
    const loose = known.has(state.role) ? [] : (state.ticks[state.role] ?? []); // ticked before choosing, or in a role that is gone
    choosing = false;
    keep(role, [...new Set([...(state.ticks[role] ?? []), ...loose])]);
    part("role").focus();
  });

  part("other").addEventListener("click", () => {
    choosing = true;
    show();
    (radios.find((radio) => radio.value === kept().role) ?? radios[0]).focus();
  });

  part("print").addEventListener("click", () => print());

  function confirm(asking) {
    part("confirm").hidden = !asking;
    part("controls").hidden = asking;
    part(asking ? "keep" : "over").focus();
  }
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
  part("back").hidden = !(part("bar").value > 0);
}
