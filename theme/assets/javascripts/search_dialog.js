// How search is shown and walked. The dialog, its words and its opening are there before (partials/search.html, boot.js).
"use strict";

(() => {
  const LONG = 40; // letters of a value that is not set large
  const AT_ONCE = 3; // pages that are drawn before the others, so that the first is there soon
  const BEFORE = 8, SHOWN = 26; // words of a text around what was found
  const SAME = 0.7, MEANT = 0.5; // how well a word fits that is marked; and in a text without such a word
  const { fold, UNSPACED } = searchWords;
  const search = makeSearch(handbookIndex);
  const home = new URL("../../", document.currentScript.src);

  const root = document.querySelector(".search");
  const part = (name, within = root) => within.querySelector(`.search__${name}`);
  const [field, list, count, help] = ["query", "found", "count", "help"].map((name) => part(name));
  const copyOf = (name) => root.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const addressOf = (path) => new URL(path, home).href;

  // The texts that found pages are quoted from come in parts, each when it is needed first.
  const parts = new Map();
  window.handbookTexts = (number, texts) => parts.get(number).come(texts);
  function textsOf(page) {
    if (!parts.has(page.part)) {
      const part = {};
      part.texts = new Promise((come) => (part.come = come));
      parts.set(page.part, part);
      const src = addressOf(`assets/search/texts-${page.part}.js`);
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }
    return parts.get(page.part).texts.then((texts) => texts[page.place]);
  }

  const LETTERS = /([\p{L}\p{N}]+)/u;
  const split = (text) => text.split(LETTERS).flatMap((piece) => (piece.match(UNSPACED) ? [...piece] : piece));

  /** How well each piece of a text fits each term; where words are not parted, a letter by its neighbors. */
  function fitting(pieces, { terms, familyOf }) {
    const fit = (word, { fits }) => fits.get(familyOf.get(fold(word))) ?? 0;
    const around = (at) => [pieces[at], (pieces[at - 1] ?? "") + pieces[at], pieces[at] + (pieces[at + 1] ?? "")];
    return pieces.map((piece, at) => {
      if (!LETTERS.test(piece)) return [];
      const words = piece.match(UNSPACED) ? around(at) : [piece];
      return terms.map((term) => Math.max(...words.map((word) => fit(word, term))));
    });
  }

  /** Which pieces of a text are what was found: words that were typed, or forms of them, else such as mean the same. */
  function hits(fits) {
    const at = (least) => fits.map((each) => each.some((fit) => fit >= least));
    return at(SAME).some(Boolean) ? at(SAME) : at(MEANT);
  }

  /** How well each term fits somewhere in a text. */
  function best(text, found) {
    const fits = fitting(split(text), found);
    return found.terms.map((_term, at) => Math.max(0, ...fits.map((each) => each[at] ?? 0)));
  }

  /** Writes a text with what was found in it marked. */
  function write(element, text, found) {
    const pieces = split(text), isHit = hits(fitting(pieces, found));
    const marked = (piece) => Object.assign(document.createElement("mark"), { textContent: piece });
    element.replaceChildren(...pieces.map((piece, at) => (isHit[at] ? marked(piece) : piece)));
  }

  /** The stretch of a text around what was found: of the block with most of it, and of the next ones where that is short. */
  function stretch(text, found) {
    const rated = text.split("\n").map((block) => {
      const fits = best(block, found);
      return { block, score: found.terms.reduce((sum, { rarity }, at) => sum + rarity * fits[at], 0) };
    });
    const top = rated.reduce((at, { score }, other) => (score > rated[at].score ? other : at), 0);
    const words = rated[top].block.split(" ");
    const hit = hits(words.map((word) => best(word, found))).indexOf(true);
    const from = words.length > SHOWN ? Math.max(0, hit - BEFORE) : 0, shown = words.slice(from, from + SHOWN);
    const isWhole = from + shown.length >= words.length;
    const next = isWhole && shown.length < BEFORE ? (rated[top + 1]?.block.split(" ") ?? []) : [];
    const more = next.slice(0, SHOWN - shown.length), isCut = !isWhole || more.length < next.length;
    return (from ? "… " : "") + shown.join(" ") + (more.length ? ` · ${more.join(" ")}` : "") + (isCut ? " …" : "");
  }

  function drawAnswer({ answer }, found) {
    const item = copyOf("answer");
    write(part("name", item), answer.name, found);
    part("value", item).textContent = answer.value;
    part("value", item).toggleAttribute("data-long", answer.value.length > LONG);
    part("note", item).textContent = answer.note ?? "";
    part("link", item).href = addressOf(answer.url);
    part("link", item).toggleAttribute("download", Boolean(answer.file));
    part("copy", item).toggleAttribute("hidden", Boolean(answer.file)); // one takes it
    part("color", item).toggleAttribute("hidden", !answer.color);
    part("color", item).firstElementChild.setAttribute("fill", answer.color ?? "none");
    part("copy", item).setAttribute("aria-label", fill(count.dataset.copy, answer));
    part("copy", item).addEventListener("click", () => copy(part("value", item)));
    return item;
  }

  function drawPage({ page, sections }, found) {
    const item = copyOf("page");
    write(part("title", item), page.title, found);
    part("link", item).href = addressOf(page.url);
    const top = sections.find(({ section }) => !section.anchor);
    const quote = (element, { section }) => textsOf(page).then((texts) => write(element, stretch(texts[section.at], found), found));
    if (top) quote(part("text", item), top);
    else write(part("text", item), page.description, found);
    for (const one of sections.filter((one) => one !== top)) {
      const link = copyOf("section");
      write(part("heading", link), one.section.heading, found);
      quote(part("text", link), one);
      link.href = addressOf(`${page.url}#${one.section.anchor}`);
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
  function tell(query, { answers, people, pages }) {
    const first = answers.length || pages.length ? answers : people; // those who know more come after the pages
    const told = Object.entries({ answers: first, pages }).filter(([, { length }]) => length);
    const words = told.map(([kind, { length }]) => (length === 1 ? count.dataset[kind.slice(0, -1)] : fill(count.dataset[kind], { number: length })));
    count.textContent = query && (words.join(", ") || fill(count.dataset.none, { query }));
    help.hidden = told.length > 0;
  }

  let others;
  function show() {
    const query = field.value.trim();
    const found = query ? search(query) : { terms: [], answers: [], people: [], pages: [] };
    const answers = (some) => some.map((one) => drawAnswer(one, found));
    const pages = (some) => some.map((one) => drawPage(one, found));
    list.replaceChildren(...answers(found.answers), ...pages(found.pages.slice(0, AT_ONCE)));
    clearTimeout(others);
    others = setTimeout(() => list.append(...answers(found.people), ...pages(found.pages.slice(AT_ONCE))));
    tell(query, found);
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
