// The words are in the templates; a script only puts values into them.

/** `text` with each {name} replaced by the value of that name. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
