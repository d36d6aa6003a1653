// "Do this today": ticked where it stands, on the day it was done. The first page counts what was done that day.

import { here } from "./checklist.js";
import { open, say } from "./storage.js";
import { fill } from "./words.js";

const store = open("today", 1, ({ day, pages }) => typeof day === "string" && Array.isArray(pages));
const today = () => new Date().toLocaleDateString("sv"); // as 2026-12-31

function done() {
  const kept = store.read();
  return kept?.day === today() ? kept.pages : [];
}

export function start(root) {
  const title = root.querySelector(".admonition-title");
  const note = document.getElementById("today-count").content.firstElementChild.cloneNode(true);
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  label.append(box, ...title.childNodes);
  title.append(label);
  root.append(note);
  root.classList.add("today--live");

  function show() {
    const pages = done();
    box.checked = pages.includes(here());
    note.hidden = !box.checked;
    note.textContent = fill(pages.length === 1 ? note.dataset.one : note.dataset.some, { number: pages.length });
  }

  box.addEventListener("change", () => {
    const others = done().filter((page) => page !== here());
    store.write({ day: today(), pages: box.checked ? [...others, here()] : others });
    show();
    if (box.checked) say(note.textContent);
  });
  store.watch(show);
  show();
}
