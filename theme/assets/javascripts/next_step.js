// The first page's reminder: the step of the first day that the reader has not taken yet.
import { store } from "./first_day.js";

export function start(root) {
  const lines = [...root.querySelectorAll("[data-when]")];

  function show() {
    const { role, done } = store.read() ?? {};
    const known = root.dataset.roles.split(" ").includes(role);
    const taken = new Set(["start", ...(done?.[role] ?? [])]);
    const now = known ? lines.find((line) => !taken.has(line.dataset.when)) : lines[0];
    for (const line of lines) line.hidden = line !== now;
  }

  store.watch(show);
  show();
}
