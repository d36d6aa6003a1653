// Words, sentences and spellings of any text, as handbook/texts/words.py has them.

/** Every match of `pattern` in `text`, as `{ start, end, text }` with the match. */
export const all = (pattern, text) => Array.from(text.matchAll(pattern), (found) => ({ start: found.index, end: found.index + found[0].length, text: found[0], found }));

export const tokens = (text) => all(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu, text);

export const meets = (one, other) => one.start < other.end && other.start < one.end;

/** A pattern that finds whole words. */
export const alone = (pattern) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");

/** Letters and digits alone, small and without accents: what two spellings of a name have in common. */
export const letters = (text) => text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/[^\p{L}\p{N}]/gu, "");

/** A word without the 's of a possessive. */
export const bare = (word) => word.replace(/['’]s$/i, "");

/** What the forms of a word begin with: at most six letters, without an ending. */
export function stem(word) {
  const plain = letters(bare(word));
  const short = plain.replace(/(?:ie[sd]|ing|ed|s|e|y)$/, "");
  return (short.length > 2 ? short : plain).slice(0, 6);
}

/** The stems of the words of a text that say something: neither common ones nor numbers. */
export function stems(text, rules) {
  const said = tokens(text).map((token) => token.text).filter((word) => !rules.silent.has(bare(word).toLowerCase()));
  return new Set(said.filter((word) => !/^\p{Nd}/u.test(word)).map(stem));
}

/** The sentences of a text. An abbreviation ends none; a line does. */
export function sentences(text, rules) {
  const found = [];
  let start = 0;
  for (const end of [...all(/[.!?…]+["'”’)\]]*(?=\s|$)|\n/gu, text).map((one) => one.end), text.length]) {
    const piece = text.slice(start, end);
    const last = piece.endsWith(".") ? piece.replace(/\.+$/, "").split(/\s+/).at(-1) : "";
    if (rules.abbreviations.includes(last.toLowerCase().replace(/^\(+/, "")) && end < text.length) continue;
    if (piece.trim()) {
      const first = start + piece.length - piece.trimStart().length;
      found.push({ start: first, end: first + piece.trim().length, text: piece.trim(), stems: stems(piece, rules) });
    }
    start = end;
  }
  return found;
}

/** `bits` bits that say little of a text by themselves (FNV-1a, and the last step of MurmurHash3). */
export function fingerprint(text, bits) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) >>> (32 - bits);
}

/** How many letters are to be changed, added, left out or swapped with their neighbor; `most + 1` for more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const last = before;
    [before, row] = [row, [i]];
    for (let j = 1; j <= other.length; j++) {
      let best = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, last[j - 2] + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return Math.min(row.at(-1), most + 1);
}
