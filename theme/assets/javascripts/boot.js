// What every page needs: Material's inline scripts (scope, palette, linked tabs) as a file, what its controls lack for the
// keyboard, the opening of search, and the start of the page's widgets.
"use strict";

// Material's bundle and other scripts call these by name.
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(scope.pathname + "." + key));
  } catch {
    return null; // storage is closed to us, or holds something else
  }
};
var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // storage is full or closed to us: the choice holds for this page only
  }
};

(() => {
  const schemes = [...document.querySelectorAll("[name=__palette]")];
  const kept = __md_get("__palette");
  const index = schemes[kept?.index] ? kept.index : schemes.findIndex((input) => matchMedia(input.dataset.mdColorMedia).matches);
  const scheme = schemes[Math.max(index, 0)];
  if (scheme) document.body.dataset.mdColorScheme = scheme.dataset.mdColorScheme;
  document.documentElement.classList.replace("no-js", "js");

  // One button switches the scheme; focus stays on the button that switches back.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-next]");
    if (!button) return;
    document.getElementById(button.dataset.next).click();
    button.form.querySelector("[data-next]:not([hidden])")?.focus();
  });

  // The drawer opens with the keyboard too, takes the focus, and gives it back.
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector(".opener--scripted");
  opener.addEventListener("click", () => {
    drawer.click();
    document.querySelector(".contents a")?.focus();
  });
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
      script.src = new URL(path, __md_scope);
      script.onerror = () => (found().textContent = found().dataset.failed);
      document.head.append(script);
    }
    delete search.dataset.needs;
  }
  function openSearch() {
    if (!search.open) search.showModal();
    search.querySelector("input").select();
    fetchSearch();
  }
  document.querySelector(".search-opener").addEventListener("click", openSearch);
  search.querySelector(".search__close").addEventListener("click", () => search.close());
  search.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("click", ({ target }) => (target === search || target.closest("a")) && search.close());
  addEventListener("keydown", (event) => {
    const writes = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    openSearch();
  });

  // The tab that the address names is open.
  function openTab() {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.name?.startsWith("__tabbed_")) target.checked = true;
  }

  // A table wider than the screen can be scrolled with the keyboard.
  function reachWideTables() {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const wide = wrap.scrollWidth > wrap.clientWidth;
      wrap.tabIndex = wide ? 0 : -1;
      wide ? wrap.setAttribute("role", "region") : wrap.removeAttribute("role");
      wrap.setAttribute("aria-label", wrap.querySelector("caption")?.textContent ?? "Table");
      if (!wide) ["tabindex", "aria-label"].forEach((name) => wrap.removeAttribute(name));
    }
  }

  // Every widget of a page is started by the module of its name; a list to tick within a widget is the widget's own.
  // Without its module a widget is complete, only still, as it is in a folder (file:), from which modules cannot be loaded.
  const started = new WeakSet();
  async function start(root) {
    if (started.has(root) || location.protocol === "file:") return;
    started.add(root);
    const widget = await import(`./${root.dataset.widget ?? "checklist"}.js`);
    widget.start(root);
  }

  function settle() {
    document.querySelectorAll("[data-widget], .checklist:not([data-widget] *)").forEach(start);
    openTab();
    setTimeout(reachWideTables); // after Material has wrapped them
  }
  addEventListener("DOMContentLoaded", () => (window.document$ ? window.document$.subscribe(settle) : settle()));
  addEventListener("resize", reachWideTables);
})();
