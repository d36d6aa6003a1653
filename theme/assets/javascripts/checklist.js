// Lists to tick, on any page: the ticks stay in this browser.

export function start(root) {}
