// What is on this week, Monday to Sunday by the reader's own clock; failing that, what comes next.

const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export function start(root) {
  const now = new Date();
  const monday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((now.getDay() + 6) % 7));
  const sunday = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + 6);
  const items = [...root.querySelectorAll("li[data-starts]")];
  const on = items.filter((item) => item.dataset.starts <= iso(sunday) && item.dataset.ends >= iso(monday));
  const next = items.find((item) => item.dataset.starts > iso(sunday));
  const shown = on.length ? on : next ? [next] : [];
  shown.forEach((item) => (item.hidden = false));
  root.querySelector(".this-week__events").hidden = shown.length === 0;
  root.querySelector(".this-week__none").hidden = on.length > 0 || !next;
  root.querySelector(".this-week__over").hidden = shown.length > 0;
  root.querySelector(".this-week__otherwise").hidden = shown.length > 0;
}
