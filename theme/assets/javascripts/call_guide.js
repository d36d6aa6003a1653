// Someone calls: one stage of the process at a time, and a note for whoever takes it from here.

import { start as write } from "./letter.js";

export function start(root) {
  const parts = (name) => [...root.querySelectorAll(`[data-part="${name}"]`)];
  const [desk] = parts("desk");
  const takers = parts("takers");
  let taken = 0;
  const rewrite = write(desk, "call-guide", (values) => message(values, takers[taken]));
  guide(root, (stage) => {
    taken = stage;
    takers.forEach((group, index) => (group.hidden = index !== stage));
    rewrite();
  });
}

/** The letter to the one who is chosen in `group`: the prospect's details, each with its first words, and what comes next. */
function message({ "": notes, ...details }, group) {
  const taker = group.querySelector("input:checked");
  const lines = Object.entries(details).filter(([, value]) => value.trim());
  const words = {
    greeting: taker.dataset.greeting,
    details: lines.map(([line, value]) => `${line.split(/[,.;:(?]/)[0].trim()}: ${value.trim()}`).join("\n"),
    notes: notes.trim(),
    next: group.dataset.whatsNext,
  };
  return { to: taker.value, name: taker.dataset.name, words };
}

/** Shows one stage at a time; the address names it, so that it can be linked to and the browser's "back" goes one back. */
function guide(root, onStage) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const stages = [...root.querySelectorAll(".stage")];
  const links = [...root.querySelectorAll(".flow__overview a")];
  const named = () => stages.findIndex((stage) => `#${stage.id}` === location.hash);
  let current = 0;
  let all = false;

  function show(index) {
    current = index;
    stages.forEach((stage, place) => (stage.hidden = !all && place !== index));
    links.forEach((link, place) => (link.ariaCurrent = place === index && !all ? "step" : null));
    part("previous").hidden = all || index === 0;
    part("next").hidden = all || index === stages.length - 1;
    const name = links[index + 1]?.querySelector(".flow__name").textContent;
    part("next").textContent = part("next").dataset.text.replace("{name}", () => name);
    onStage(index);
  }

  function go(index) {
    history.pushState(null, "", `#${stages[index].id}`);
    show(index);
    const heading = stages[index].querySelector(".stage__name");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const index = stages.findIndex((stage) => link?.hash === `#${stage.id}`);
    if (index < 0 || all) return;
    event.preventDefault();
    go(index);
  });
  part("previous").addEventListener("click", () => go(current - 1));
  part("next").addEventListener("click", () => go(current + 1));
  part("all").addEventListener("click", () => {
    all = !all;
    part("all").setAttribute("aria-pressed", String(all));
    show(current);
  });
  addEventListener("popstate", () => show(Math.max(named(), 0)));

  part("bar").hidden = false;
  root.classList.add("call-guide--guided");
  show(Math.max(named(), 0));
  if (named() >= 0) stages[current].scrollIntoView();
}
