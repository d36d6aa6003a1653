// The signature under one's e-mails: filled in from four fields, and copied as a mail program takes it.

import { copyWith } from "./copy.js";
import { open } from "./storage.js";

export function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const sheet = part("signature");
  const fields = [...root.querySelectorAll("[data-line]")];
  const blanks = [...sheet.querySelectorAll("[data-fill]")].map((blank) => ({ blank, text: blank.textContent, href: blank.getAttribute("href") }));
  const drawer = open("email-signature", 1, (kept) => Object.values(kept).every((value) => typeof value === "string"));

  // A style that a script sets is the page's own; one that stood in the page would be refused by its policy.
  for (const element of sheet.querySelectorAll("[data-css]")) element.style.cssText = element.dataset.css;

  function refresh() {
    const wrong = fields.filter((field) => !isFit(field));
    const told = wrong.map((field) => part("amiss").dataset[field.dataset.line]).join(" ");
    if (part("amiss").textContent !== told) part("amiss").textContent = told;
    for (const field of fields) field.setAttribute("aria-invalid", String(wrong.includes(field)));
    for (const { blank, text, href } of blanks) {
      const field = fields.find((one) => one.dataset.line === blank.dataset.fill);
      const own = wrong.includes(field) ? "" : field.value.trim();
      blank.textContent = own || text;
      if (blank.localName !== "a") continue;
      blank.href = own ? addressOf(field.dataset.line, own) : href;
      blank.parentElement.hidden = !blank.textContent;
    }
  }

  /** The signature for a mail: with its styles, and nothing of this page's. */
  function html() {
    const copied = sheet.firstElementChild.cloneNode(true);
    for (const line of copied.querySelectorAll("[hidden]")) line.remove();
    for (const element of [copied, ...copied.querySelectorAll("*")])
      for (const name of Object.keys(element.dataset)) delete element.dataset[name];
    return copied.outerHTML;
  }

  const lines = () => [...sheet.firstElementChild.children].filter((line) => !line.hidden).map((line) => line.textContent.trim()).join("\n");

  function show(kept, spared) {
    for (const field of fields) if (field !== spared) field.value = kept?.[field.dataset.line] ?? "";
    refresh();
  }

  part("desk").addEventListener("submit", (event) => event.preventDefault());
  part("desk").addEventListener("input", () => {
    drawer.write(Object.fromEntries(fields.map((field) => [field.dataset.line, field.value])));
    refresh();
  });
  part("copy").addEventListener("click", () => copyWith(part("copy"), lines(), sheet, html()));
  part("html").addEventListener("click", () => copyWith(part("html"), html(), sheet));
  drawer.watch((kept) => show(kept, document.activeElement));
  show(drawer.read());
  for (const name of ["desk", "ways", "private"]) part(name).hidden = false;
}

/** Whether a field is empty, or holds what a link can be made of. */
function isFit({ value, validity, dataset }) {
  return !value.trim() || (validity.valid && new RegExp(`^${dataset.form ?? ".+"}$`).test(value.trim()));
}

/** The link that dials a number (RFC 3966), or that begins a mail (RFC 6068). */
function addressOf(line, own) {
  return line === "phone" ? `tel:${own.replace(/[^+\d]/g, "")}` : `mailto:${encodeURIComponent(own).replace("%40", "@")}`;
}
