// Slides in a browser: one at a time, by key, remote, finger or button; notes, a clock, and a second window for whoever
// speaks. It is no module, so that it runs from a folder too. Nothing is kept, and nothing leaves the page.
"use strict";

(() => {
  const SWIPE = 50; // pixels, from which a finger's way is meant
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const bar = document.querySelector(".deck__bar");
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const button = (name) => bar.querySelector(`[data-do="${name}"]`);
  const spent = new Map(); // milliseconds of each item of the agenda
  let at = Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
  let peer = window.opener;
  let ticking, last;

  function show(next, told = false) {
    at = Math.min(Math.max(next, 0), slides.length - 1);
    for (const slide of slides) slide.toggleAttribute("data-current", slide === slides[at]);
    part("count").textContent = `${at + 1} / ${slides.length}`;
    button("back").disabled = at === 0;
    button("next").disabled = at === slides.length - 1;
    history.replaceState(null, "", `#${slides[at].id}`);
    if (root.dataset.mode === "overview") slides[at].querySelector(".slide__jump").focus();
    else slides[at].focus({ preventScroll: true });
    part("status").textContent = slides[at].getAttribute("aria-label");
    speechSynthesis?.cancel();
    if (!told) peer?.postMessage({ slide: at }, "*");
    tell();
  }

  function mode(name) {
    root.dataset.mode = name;
    for (const slide of slides) slide.tabIndex = name === "overview" ? -1 : 0;
    button("overview").setAttribute("aria-pressed", name === "overview");
    show(at, true);
    if (name === "overview") slides[at].scrollIntoView({ block: "center" });
  }

  function toggle(name) {
    const on = root.toggleAttribute(`data-${name}`);
    bar.querySelector(`[data-do="${name}"]`)?.setAttribute("aria-pressed", on);
  }

  // The clock: the whole meeting, and the item of the agenda that is up.

  const clock = (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const minutesOf = (item) => document.querySelector(`.slide--opens[data-item="${item}"]`)?.dataset.minutes;

  function tick() {
    const now = performance.now();
    const item = slides[at].dataset.item ?? "0";
    spent.set(item, (spent.get(item) ?? 0) + now - last);
    last = now;
    tell();
  }

  function tell() {
    const face = part("clock");
    if (!spent.size) return;
    const item = slides[at].dataset.item ?? "0";
    const all = [...spent.values()].reduce((sum, one) => sum + one, 0);
    const minutes = minutesOf(item);
    const words = [face.dataset.all.replace("{time}", clock(all))];
    const over = minutes && (spent.get(item) ?? 0) > minutes * 60000;
    if (minutes) words.unshift(face.dataset.item.replace("{time}", clock(spent.get(item) ?? 0)).replace("{minutes}", minutes));
    if (over) words.unshift(face.dataset.over);
    face.classList.toggle("deck__clock--over", Boolean(over));
    face.textContent = words.join(" · ");
  }

  function turnClock() {
    button("clock").setAttribute("aria-pressed", !ticking);
    if (ticking) {
      clearInterval(ticking);
      ticking = undefined;
      return;
    }
    last = performance.now();
    tick();
    ticking = setInterval(tick, 250);
  }

  // Two windows that show the same slide. A window listens to the one it opened, or was opened by, alone.

  function openPresenter() {
    peer = window.open(`${location.href.split("#")[0]}#${slides[at].id}`, "presenter", "width=960,height=700") ?? peer;
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== peer) return;
    if (Number.isInteger(data?.slide)) show(data.slide, true);
    else if (data?.hello) peer.postMessage({ slide: at }, "*");
  });

  // A radio spot, read by a voice of this machine: one of the network's would be sent the words.

  function startHearing() {
    for (const hear of document.querySelectorAll("[data-hear]")) {
      const label = hear.textContent;
      hear.hidden = !speechSynthesis.getVoices().some(own);
      hear.onclick = () => {
        if (speechSynthesis.speaking) {
          speechSynthesis.cancel();
          return;
        }
        const spoken = [...hear.closest(".ad").querySelectorAll(".radio__line:not(.radio__line--sound) dd")];
        for (const line of spoken) speechSynthesis.speak(said(line.textContent));
        hear.textContent = hear.dataset.stop;
        const done = said(" ");
        done.onend = done.onerror = () => (hear.textContent = label);
        speechSynthesis.speak(done);
      };
    }
  }
  const own = (voice) => voice.localService && voice.lang.startsWith(root.lang);
  function said(text) {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = speechSynthesis.getVoices().find(own) ?? null;
    words.lang = words.voice?.lang ?? root.lang;
    return words;
  }
  if (window.speechSynthesis) {
    startHearing();
    speechSynthesis.addEventListener("voiceschanged", startHearing);
  }

  // Keys, remotes, fingers, buttons.

  const does = {
    back: () => show(at - 1),
    next: () => show(at + 1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    overview: () => mode(root.dataset.mode === "overview" ? "show" : "overview"),
    notes: () => toggle("notes"),
    blank: () => toggle("blank"),
    presenter: openPresenter,
    clock: turnClock,
    print: () => print(),
    scheme: () => (root.dataset.mdColorScheme = root.dataset.mdColorScheme === "slate" ? "default" : "slate"),
  };
  const keys = {
    PageDown: "next", ArrowRight: "next", ArrowDown: "next", " ": "next", PageUp: "back", ArrowLeft: "back", ArrowUp: "back",
    Home: "first", End: "last", Escape: "overview", d: "scheme", n: "notes", p: "presenter", t: "clock", b: "blank", ".": "blank",
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const action = event.key === " " && event.shiftKey ? "back" : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const pressed = event.target.closest?.("button, a, summary");
    if (!action || (pressed && event.key === " ")) return;
    if (/^Arrow(Up|Down)$/.test(event.key) && hasMore(slides[at], event.key === "ArrowDown")) return;
    event.preventDefault();
    does[action]();
  });
  function hasMore(slide, below) {
    if (root.dataset.mode === "overview") return true;
    return below ? slide.scrollTop + slide.clientHeight < slide.scrollHeight - 1 : slide.scrollTop > 1;
  }

  let from = null;
  addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
  addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || root.dataset.mode === "overview") return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
  });

  bar.addEventListener("click", ({ target }) => does[target.dataset.do]?.());
  document.querySelector(".deck__slides").addEventListener("click", (event) => {
    const jump = event.target.closest(".slide__jump");
    if (!jump) return;
    event.preventDefault();
    at = slides.indexOf(jump.closest(".slide"));
    mode("show");
    show(at);
  });
  addEventListener("hashchange", () => {
    const asked = slides.findIndex((slide) => `#${slide.id}` === location.hash);
    if (asked >= 0 && asked !== at) show(asked);
  });

  root.dataset.mdColorScheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  root.classList.replace("no-js", "js");
  bar.hidden = false;
  if (window.name === "presenter") root.toggleAttribute("data-notes", true);
  mode("show");
  peer?.postMessage({ hello: true }, "*");
})();
