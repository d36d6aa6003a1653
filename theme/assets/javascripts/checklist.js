// Lists to tick, on any page: the ticks stay in this browser.
import { open, say } from "./storage.js";
import { fill } from "./words.js";

const store = open("checklist", 1, (value) => Object.values(value).every(Array.isArray));
let count = 0;

/** Puts a box before each item of the lists in `place`. A box's `name` is made of its item's words, or is its `data-key`. */
export function boxes(place) {
  const marked = place.matches(".checklist") ? [place] : [...place.querySelectorAll(".checklist")];
  const lists = marked.flatMap((one) => (one.matches("ul") ? [one] : [...one.querySelectorAll(":scope > ul")]));
  return lists.flatMap((list) => [...list.children].map(addBox));
}

function addBox(item) {
  const box = document.createElement("input");
  const label = document.createElement("label");
  box.type = "checkbox";
  box.id = `tick-${++count}`;
  box.name = item.dataset.key ?? item.textContent.toLowerCase().match(/[\p{L}\p{N}]+/gu).join("-").slice(0, 80);
  label.htmlFor = box.id;
  label.append(...item.childNodes);
  item.append(box, label);
  return box;
}

/** The page's own address within the handbook. */
export function here() {
  const base = new URL("../../", import.meta.url).pathname;
  return location.pathname.slice(base.length).replace(/index\.html$/, "") || "/";
}

export function start(root) {
  const mine = boxes(root);
  const controls = document.getElementById("checklist-controls").content.firstElementChild.cloneNode(true);
  const part = (name) => controls.querySelector(`[data-part="${name}"]`);
  let before = null; // what "put them back" puts back
  root.after(controls);

  function show() {
    const ticked = new Set(store.read()?.[here()]);
    for (const box of mine) box.checked = ticked.has(box.name);
    const done = mine.filter((box) => box.checked).length;
    part("tally").textContent = fill(part("tally").dataset.text, { done, all: mine.length });
    part("clear").hidden = done === 0;
    part("undo").hidden = done > 0 || !before;
    controls.hidden = done === 0 && !before;
  }

  function keep(names) {
    const all = store.read() ?? {};
    const others = (all[here()] ?? []).filter((name) => !mine.some((box) => box.name === name));
    store.write({ ...all, [here()]: [...others, ...names] });
    show();
    say(part("tally").textContent);
  }

  const ticked = () => mine.filter((box) => box.checked).map((box) => box.name);
  root.addEventListener("change", () => {
    before = null;
    keep(ticked());
  });
  part("clear").addEventListener("click", () => {
    before = ticked();
    keep([]);
    part("undo").focus();
  });
  part("undo").addEventListener("click", () => {
    keep(before);
    before = null;
    part("clear").focus();
  });
  store.watch(show);
  show();
}
