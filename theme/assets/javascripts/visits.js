// When this reader was here before today, known to this browser alone. It does without the modules by which other things
// are kept: the first page is light.

const KEY = "handbook:visits:v1";
const DAY = /^\d{4}-\d\d-\d\d$/;

const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // nothing can be read
  }
}

/** Notes that the reader is here, and returns the day on which they were here before today: "2026-11-22"; "" if never. */
export function lastVisit() {
  const today = iso(new Date());
  const { latest = "", before = "" } = kept();
  const last = latest === today ? before : latest;
  try {
    if (latest !== today) localStorage.setItem(KEY, JSON.stringify({ latest: today, before: last }));
  } catch {
    // storage is full or closed to us: then nothing is ever new
  }
  return DAY.test(last) ? last : "";
}
