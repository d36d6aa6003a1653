// A long list, made short by a word: what does not hold it is hidden, and what is folded opens where it does.

import { fill } from "./words.js";

const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

export function start(root) {
  const field = root.querySelector(".filter");
  const query = field.querySelector("input");
  const told = field.querySelector("[role=status]");
  const groups = [...root.querySelectorAll("[data-group]")];
  const items = [...root.querySelectorAll("[data-item]")];
  const name = (item) => item.closest("[data-group]")?.querySelector("h3, summary")?.textContent ?? "";
  const texts = items.map((item) => plain(`${name(item)} ${item.textContent}`));

  function show() {
    const asked = plain(query.value).split(/\s+/).filter(Boolean);
    items.forEach((item, place) => (item.hidden = !asked.every((word) => texts[place].includes(word))));
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
      if (group.matches("details")) group.open = asked.length > 0;
    }
    told.textContent = asked.length ? fill(told.dataset.text, { number: items.filter((item) => !item.hidden).length, all: items.length }) : "";
  }

  query.addEventListener("input", show);
  field.hidden = false;
}
