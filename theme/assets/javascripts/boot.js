// What every page needs, in place of Material's bundle: light or dark, the drawer and wide tables by keyboard, the opening
// of search, the fetching of the next page, and the start of the page's widgets.
"use strict";

(() => {
  const home = new URL(document.currentScript.dataset.base, location);
  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.classList.toggle("widgets", location.protocol !== "file:"); // what starts soon has its room

  // Light or dark: what the reader chose here before, else what their machine is set to. One button switches; each leads
  // to the other, and the focus goes along.
  const switches = [...document.querySelectorAll("[data-scheme]")];
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem("handbook:scheme:v1");
    } catch {
      return null; // storage is closed to us: the machine's setting holds
    }
  }
  function wear(scheme) {
    document.body.dataset.mdColorScheme = scheme;
    for (const button of switches) button.hidden = button.dataset.scheme === scheme;
  }
  function wearWhatIsWanted() {
    const known = switches.some((button) => button.dataset.scheme === chosen());
    wear(known ? chosen() : prefersDark.matches ? "slate" : "default");
  }
  wearWhatIsWanted();
  prefersDark.addEventListener("change", wearWhatIsWanted);
  addEventListener("storage", wearWhatIsWanted);
  for (const button of switches)
    button.addEventListener("click", () => {
      wear(button.dataset.scheme);
      switches.find((other) => !other.hidden)?.focus();
      try {
        localStorage.setItem("handbook:scheme:v1", button.dataset.scheme);
      } catch {
        // storage is full or closed to us: the choice holds for this page
      }
    });

  // The drawer opens with the keyboard too, takes the focus, and gives it back.
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector(".opener--scripted");
  opener.addEventListener("click", () => {
    drawer.click();
    document.querySelector(".contents a")?.focus();
  });
  addEventListener("click", ({ target }) => drawer.checked && target.matches(".contents__here a") && drawer.click());
  drawer.addEventListener("change", () => opener.setAttribute("aria-expanded", String(drawer.checked)));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });

  // Search opens at once; what it searches comes when it is opened first.
  const search = document.querySelector(".search");
  const found = () => search.querySelector(".search__count");
  function fetchSearch() {
    for (const path of search.dataset.needs?.split(" ") ?? []) {
      const script = document.createElement("script");
      script.async = false;
      script.src = new URL(path, home);
      script.onerror = () => (found().textContent = found().dataset.failed);
      document.head.append(script);
    }
    delete search.dataset.needs;
  }
  function openSearch() {
    fetchSearch();
    if (!search.open) search.showModal();
    search.querySelector("input").select();
  }
  const asked = new URLSearchParams(location.search).get("q"); // a browser that knows opensearch.xml asks here
  if (asked) {
    search.querySelector("input").value = asked;
    openSearch();
  }
  document.querySelector(".search-opener").addEventListener("click", openSearch);
  search.querySelector(".search__close").addEventListener("click", () => search.close());
  search.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("click", ({ target }) => (target === search || target.closest("a")) && search.close());
  addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    const writes = field && !search.contains(field); // for a moment the focus is still in a search that has just been closed
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    openSearch();
  });

  // The page that a reader is about to open is fetched when the pointer rests on its link or a finger touches it: each once,
  // only the handbook's own, and not for whoever saves data or has a slow line. A folder's pages do not end in a slash.
  const fetched = new Set([location.pathname]);
  function fetchAhead(link) {
    const { saveData, effectiveType } = navigator.connection ?? {};
    const isPage = link?.pathname?.endsWith("/") && link.href.startsWith(home);
    if (!isPage || fetched.has(link.pathname) || saveData || /2g/.test(effectiveType)) return;
    fetched.add(link.pathname);
    const hint = document.createElement("link");
    hint.rel = "prefetch";
    hint.href = link.pathname;
    document.head.append(hint);
  }
  let resting;
  addEventListener("pointerover", ({ target, pointerType }) => {
    clearTimeout(resting);
    if (pointerType === "mouse") resting = setTimeout(fetchAhead, 80, target.closest("a[href]"));
  });
  addEventListener("touchstart", ({ target }) => fetchAhead(target.closest("a[href]")), { passive: true });

  // What the address names is open, be it a tab or in a fold.
  function openNamed() {
    const target = document.getElementById(location.hash.slice(1));
    target?.closest("details")?.setAttribute("open", "");
    if (target?.name?.startsWith("__tabbed_")) target.checked = true;
  }

  // A table wider than the screen is put in a frame that scrolls, by keyboard too.
  function frameTables() {
    for (const table of document.querySelectorAll(".md-typeset table:not([class], .framed table)")) {
      const frame = document.createElement("div");
      frame.className = "framed";
      table.replaceWith(frame);
      frame.append(table);
    }
  }
  function reachWideTables() {
    for (const frame of document.querySelectorAll(".framed")) {
      const name = frame.querySelector("caption")?.textContent ?? "Table";
      const marks = frame.scrollWidth > frame.clientWidth ? { tabindex: 0, role: "region", "aria-label": name } : {};
      for (const mark of ["tabindex", "role", "aria-label"]) mark in marks ? frame.setAttribute(mark, marks[mark]) : frame.removeAttribute(mark);
    }
  }

  // Every widget of a page is started by the module of its name; a list to tick within a widget is the widget's own.
  // Without its module a widget is complete, only still, as it is in a folder (file:), from which modules cannot be loaded.
  const started = new WeakSet();
  async function start(root) {
    if (started.has(root) || location.protocol === "file:") return;
    started.add(root);
    const name = root.dataset.widget ?? (root.matches(".today") ? "today" : "checklist");
    const widget = await import(`./${name}.js`);
    await widget.start(root);
    root.querySelectorAll("[data-early]").forEach((part) => part.removeAttribute("data-early"));
  }

  function settle() {
    document.querySelectorAll("[data-widget], .admonition.today, .checklist:not([data-widget] *)").forEach(start);
    openNamed();
    frameTables();
    reachWideTables();
  }
  addEventListener("DOMContentLoaded", settle);
  addEventListener("hashchange", openNamed);
  addEventListener("resize", reachWideTables);
})();
