// How search is shown and walked. The dialog, its words and its opening are there before (partials/search.html, boot.js).
"use strict";

(() => {
  const LONG = 40; // letters of a value that is not set large
  const AT_ONCE = 3; // pages that are drawn before the others, so that the first is there soon
  const BEFORE = 8, SHOWN = 26; // words of a section around what was found
  const { fits, fold, UNSPACED } = searchWords;
  const search = makeSearch(handbookIndex);
  const home = new URL("../../", document.currentScript.src);

  const root = document.querySelector(".search");
  const part = (name, within = root) => within.querySelector(`.search__${name}`);
  const [field, list, count, help] = ["query", "found", "count", "help"].map((name) => part(name));
  const copyOf = (name) => root.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const addressOf = (path) => new URL(path, home).href;

  const hits = (text, terms) => terms.some((term) => fits(term, fold(text)));

  /** Writes a text with what was found in it marked. */
  function write(element, text, terms) {
    const pieces = text.split(/([\p{L}\p{N}]+)/u).flatMap((piece) => (piece.match(UNSPACED) ? [...piece] : piece));
    const around = (at) => [pieces[at], (pieces[at - 1] ?? "") + pieces[at], pieces[at] + (pieces[at + 1] ?? "")];
    const isHit = (piece, at) => (piece.match(UNSPACED) ? around(at) : [piece]).some((one) => hits(one, terms));
    const marked = (piece) => Object.assign(document.createElement("mark"), { textContent: piece });
    element.append(...pieces.map((piece, at) => (/[\p{L}\p{N}]/u.test(piece) && isHit(piece, at) ? marked(piece) : piece)));
  }

  /** The stretch of a section's text around the rarest term in it. */
  function stretch({ text, has }, terms) {
    const [rarest] = terms.filter((_term, at) => has[at]).sort((one, other) => other.rarity - one.rarity);
    const words = text.split(" ");
    const at = rarest ? words.findIndex((word) => hits(word, [rarest])) : 0;
    const from = Math.max(0, at - BEFORE), to = from + SHOWN;
    return (from ? "… " : "") + words.slice(from, to).join(" ") + (to < words.length ? " …" : "");
  }

  function drawAnswer({ answer }, terms) {
    const item = copyOf("answer");
    write(part("name", item), answer.name, terms);
    part("value", item).textContent = answer.value;
    part("value", item).toggleAttribute("data-long", answer.value.length > LONG);
    part("note", item).textContent = answer.note;
    part("link", item).href = addressOf(answer.url);
    part("color", item).toggleAttribute("hidden", !answer.color);
    part("color", item).firstElementChild.setAttribute("fill", answer.color);
    part("copy", item).setAttribute("aria-label", fill(count.dataset.copy, answer));
    part("copy", item).addEventListener("click", () => copy(part("value", item)));
    return item;
  }

  function drawPage({ page, sections }, terms) {
    const item = copyOf("page");
    write(part("title", item), page.title, terms);
    part("link", item).href = addressOf(page.url);
    const top = sections.find(({ section }) => !section.anchor);
    write(part("text", item), top ? stretch(top.section, terms) : page.description, terms);
    for (const { section } of sections.filter((one) => one !== top)) {
      const link = copyOf("section");
      write(part("heading", link), section.heading, terms);
      write(part("text", link), stretch(section, terms), terms);
      link.href = addressOf(`${page.url}#${section.anchor}`);
      item.append(link);
    }
    return item;
  }

  async function copy(value) {
    try {
      await navigator.clipboard.writeText(value.textContent);
      count.textContent = count.dataset.copied;
    } catch {
      getSelection().selectAllChildren(value); // no clipboard on a page that is not served safely
      count.textContent = count.dataset.select;
    }
  }

  /** Says how much was found, "1 answer, 5 pages", or leads on. */
  function tell(query, found) {
    const told = Object.entries(found).filter(([, { length }]) => length);
    const words = told.map(([kind, { length }]) => (length === 1 ? count.dataset[kind.slice(0, -1)] : fill(count.dataset[kind], { number: length })));
    count.textContent = query && (words.join(", ") || fill(count.dataset.none, { query }));
    help.hidden = told.length > 0;
  }

  let others;
  function show() {
    const query = field.value.trim();
    const { terms, answers, pages } = query ? search(query) : { terms: [], answers: [], pages: [] };
    const draw = (some) => some.map((one) => drawPage(one, terms));
    list.replaceChildren(...answers.map((one) => drawAnswer(one, terms)), ...draw(pages.slice(0, AT_ONCE)));
    clearTimeout(others);
    others = setTimeout(() => list.append(...draw(pages.slice(AT_ONCE))));
    tell(query, { answers, pages });
  }

  help.innerHTML = handbookIndex.help;
  for (const link of help.querySelectorAll("a")) link.href = addressOf(link.getAttribute("href"));

  function walk(event) {
    const stops = [field, ...root.querySelectorAll(".search__link, .search__help:not([hidden]) a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step) {
      event.preventDefault();
      stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      stops[1]?.click();
    } else if (types && at > 0) {
      field.focus(); // what is typed goes on there
    }
  }

  field.addEventListener("input", show);
  root.addEventListener("keydown", walk);
  show();
})();
