// The line for today, by the reader's own clock: the page may be older than this morning.

export function start(root) {
  const line = root.querySelector(".track__today");
  if (!line) return;
  const now = new Date();
  const [year, month, day] = root.dataset.first.split("-").map(Number);
  const passed = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(year, month - 1, day)) / 864e5);
  const at = (100 * passed) / Number(root.dataset.days);
  line.setAttribute("visibility", at >= 0 && at < 100 ? "visible" : "hidden");
  const [rule, word] = line.children;
  rule.setAttribute("x1", `${at}%`);
  rule.setAttribute("x2", `${at}%`);
  word.setAttribute("x", `${at}%`);
  word.setAttribute("dx", at > 85 ? -5 : 5);
  word.setAttribute("text-anchor", at > 85 ? "end" : "start");
}
