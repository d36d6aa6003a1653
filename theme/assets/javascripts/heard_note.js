// "I heard this": two lines about what a client said, made into a letter to the one who hears it.

import { start as write } from "./letter.js";

export function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const { value: to, dataset } = part("tell");
  part("plain").hidden = true;
  write(part("desk"), "heard-note", ({ heard, from }) => ({ to, name: dataset.name, words: { heard: heard.trim(), from: from.trim() } }));
}
