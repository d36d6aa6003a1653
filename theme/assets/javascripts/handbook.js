// Starts every widget of a page with the module of its name. Without it, a page is complete, only still.

const started = new WeakSet();

async function begin(root) {
  if (started.has(root)) return;
  started.add(root);
  const widget = await import(`./${root.dataset.widget ?? "checklist"}.js`);
  widget.start(root);
}

/** A list to tick within a widget is the widget's own. */
function beginAll() {
  document.querySelectorAll("[data-widget], .checklist:not([data-widget] *)").forEach(begin);
}

if (window.document$) window.document$.subscribe(beginAll);
else beginAll();
