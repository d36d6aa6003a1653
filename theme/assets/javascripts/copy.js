// A button that copies what stands beside it.

/** Copies a text; where a browser keeps pages from the clipboard, selects `shown`. Tells whether it is on the clipboard. */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown); // no clipboard on a page that is not served safely
    return document.execCommand("copy");
  }
}

/** The same with `html` beside the text, for programs that take it. A copy of the reader's own is given both: the clipboard
 *  itself, asked to take HTML, holds its styles against the page's policy. */
function copyRich(text, shown, html) {
  const give = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  getSelection().selectAllChildren(shown);
  addEventListener("copy", give);
  const went = document.execCommand("copy");
  removeEventListener("copy", give);
  if (went) getSelection().removeAllRanges();
  return went;
}

/** Copies, and says on the button how it went; its own words come back after a while. */
export async function copyWith(button, text, shown, html) {
  const words = (button.dataset.words ??= button.textContent);
  const outcome = (html ? copyRich(text, shown, html) : await copy(text, shown)) ? button.dataset.copied : button.dataset.selected;
  button.textContent = outcome;
  import("./storage.js").then(({ say }) => say(outcome)); // fetched when something is copied: the first page is light
  setTimeout(() => (button.textContent = words), 4000);
}

export function start(root) {
  const [button, shown] = [root.querySelector("button"), root.querySelector("[data-part=text]")];
  button.hidden = false;
  button.addEventListener("click", () => copyWith(button, shown.innerText.trim(), shown));
}
