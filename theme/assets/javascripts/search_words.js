// How search compares a query with a text: word by word from its beginning, or letter by letter where words are not parted.
"use strict";

const searchWords = (() => {
  const WORD = /[\p{L}\p{N}]+/gu;
  // Written without blanks between words.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu;

  /** Text as it is compared: in small letters without accents. Nearly all of it has none, which makes it quick. */
  function fold(text) {
    const small = text.toLowerCase();
    return /[^\0-\x7f‘’“”–—…·]/.test(small) ? small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC") : small;
  }

  /** What the forms of a word begin with: "complains" and "complaining" with "complain". */
  function stem(word) {
    const short = word.replace(/(ies|ing|ed|es|s|e|y)$/, "");
    return short.length > 2 && !/\d/.test(word) ? short : word;
  }

  /** Every two neighboring letters. */
  function pairs(word) {
    const letters = [...word];
    return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => letters[at] + letter);
  }

  /** What is asked for, each word once. The last one may be half typed. */
  function termsOf(query, common) {
    const text = fold(query).replace(/\be-?mail/g, "mail").replace(UNSPACED, " $& ");
    const words = [...new Set(text.match(WORD))];
    const telling = words.filter((word) => !common.includes(word));
    return (telling.length ? telling : words).flatMap((word) => {
      if (word.match(UNSPACED)) return pairs(word).map((pair) => ({ pair }));
      return { word, begins: word.length > 2 || text.endsWith(word) ? stem(word) : "" };
    });
  }

  const isLetter = (letter) => letter?.match(WORD) && !letter.match(UNSPACED);

  /** How well a term is in a folded text: 1 the word itself, less what begins like it, 0 not at all. */
  function fits({ pair, word, begins }, text) {
    if (pair) return text.includes(pair) ? 1 : 0;
    let best = 0;
    for (let at = text.indexOf(begins || word); at >= 0; at = text.indexOf(begins || word, at + 1)) {
      if (isLetter(text[at - 1])) continue;
      if (text.startsWith(word, at) && !isLetter(text[at + word.length])) return 1;
      if (begins) best = 0.8;
    }
    return best;
  }

  return { fits, fold, termsOf, UNSPACED };
})();
