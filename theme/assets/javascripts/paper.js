// Paper: one part of a page, printed alone.

/** Prints `part`: what stands beside it, and beside all that holds it, stays off the paper. */
export function printAlone(part) {
  const beside = [];
  for (let one = part; one !== document.body; one = one.parentElement) {
    beside.push(...[...one.parentElement.children].filter((other) => other !== one));
  }
  const take = (off) => beside.forEach((one) => one.classList.toggle("off-paper", off));
  take(true);
  addEventListener("afterprint", () => take(false), { once: true });
  print();
}
