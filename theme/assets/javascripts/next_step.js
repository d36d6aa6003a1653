// The first page's reminder: the step of the first day that the reader has not taken yet.
// It only looks at what first_day.js keeps, and does without the modules by which that is kept: the first page is light.

const KEY = "handbook:first_day:v1";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // nothing can be read; first_day.js says so where it matters
  }
}

export function start(root) {
  const lines = [...root.querySelectorAll("[data-when]")];

  function show() {
    const { role, done } = kept();
    const known = root.dataset.roles.split(" ").includes(role);
    const taken = new Set(["start"].concat(done?.[role] ?? []));
    const now = known ? lines.find((line) => !taken.has(line.dataset.when)) : lines[0];
    for (const line of lines) line.hidden = line !== now;
  }

  addEventListener("storage", show);
  addEventListener("pageshow", show); // also when the page is shown again as it was left
  show();
}
