// What a reader ticks and types, kept in this browser and nowhere else.

const noticed = new Set();
const kept = new Map(); // what this page holds in place of a storage that is closed or full
let saying;

/** A drawer of its own: JSON under one key. `fits` tells whether a value read is of the shape that is expected. */
export function open(name, version, fits = () => true) {
  const key = `handbook:${name}:v${version}`;

  function read() {
    if (kept.has(key)) return kept.get(key);
    const text = attempt(() => localStorage.getItem(key));
    if (text == null) return lookBack(name, key);
    const value = parse(text);
    if (value !== undefined && value !== null && fits(value)) return value;
    setAside(key, text, value);
    return null;
  }

  function write(value) {
    const outcome = save(key, JSON.stringify(value));
    if (outcome === "saved") kept.delete(key);
    else kept.set(key, value);
    if (outcome !== "saved") notice(outcome);
    return outcome === "saved";
  }

  function clear() {
    kept.delete(key);
    attempt(() => localStorage.removeItem(key));
  }

  /** Calls back with the present value when another tab wrote, or when the page is shown again as it was left. */
  function watch(callback) {
    addEventListener("storage", (event) => {
      if (event.key !== key && event.key !== null) return;
      kept.delete(key);
      callback(read());
    });
    addEventListener("pageshow", (event) => event.persisted && callback(read()));
  }

  return { read, write, clear, watch };
}

/** Says a sentence to a screen reader. */
export function say(text) {
  const region = document.getElementById("said");
  if (!region) return;
  clearTimeout(saying);
  region.textContent = "";
  saying = setTimeout(() => (region.textContent = text), 60); // the same sentence twice is said twice
}

function attempt(action) {
  try {
    return action();
  } catch {
    return null; // closed to us; the reader is told when there is something to keep
  }
}

function save(key, text) {
  try {
    localStorage.setItem(key, text);
    return "saved";
  } catch (error) {
    return error.name === "QuotaExceededError" ? "full" : "blocked";
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What cannot be read is not ours to throw away: it moves to a key of its own, and the reader is told. */
function setAside(key, text, value) {
  const empty = value !== undefined && (value === null || Object.keys(value).length === 0);
  if (!empty && save(`${key}:damaged`, text) === "saved") notice("damaged");
  else if (!empty) return notice("damaged");
  attempt(() => localStorage.removeItem(key));
}

/** Nothing under this version: what an earlier handbook kept stays where it is, and the reader is told. */
function lookBack(name, key) {
  const isEarlier = (one) => one.startsWith(`handbook:${name}:v`) && one !== key && !one.endsWith(":damaged");
  if (attempt(() => Object.keys(localStorage).some(isEarlier))) notice("damaged");
  return null;
}

/** Shows one of the sentences in the page's template, once. */
function notice(when) {
  if (noticed.has(when)) return;
  noticed.add(when);
  const words = document.getElementById("storage-notice")?.content.querySelector(`[data-when="${when}"]`);
  const place = document.getElementById("notices");
  if (!words || !place) return;
  const shown = words.cloneNode(true);
  shown.querySelector("button").addEventListener("click", () => shown.remove());
  place.append(shown);
}
