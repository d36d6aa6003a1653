// How search reads words: those of a query, and which of the handbook's words are meant by one of them.
"use strict";

const searchWords = (() => {
  // Written without blanks between words.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu;

  // How well a word fits that isn't the one typed.
  const MEANING = 0.7, BESIDE = 0.5; // another of the same meaning: where the handbook has no such word, and where it has
  const COMPLETED = 0.8, BEGUN = 0.3, ENDING = 0.95, KIN = 0.4, NEAR = 0.75;
  const LONG = 8; // letters of a word in which two may be wrong
  const PART = 4; // letters of each of two words that are written as one
  const SHORT = 4; // letters of a word that is compared letter by letter at all

  /** Text as it is compared: in small letters without accents. Nearly all of it has none, which makes it quick. */
  function fold(text) {
    const small = text.toLowerCase();
    return /[^\0-\x7f‘’“”–—…·]/.test(small) ? small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC") : small;
  }

  /** Every two neighboring letters. */
  function pairs(word) {
    const letters = [...word];
    return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => letters[at] + letter);
  }

  /** The words of a text, folded; where they are not parted, every two letters. handbook/site/search_words.py reads pages so. */
  function wordsOf(text) {
    const words = fold(text).replaceAll("e-mail", "email").replace(UNSPACED, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.flatMap((word) => (word.match(UNSPACED) ? pairs(word) : word));
  }

  /** How many letters are missing, added, wrong or swapped; all that is more than ``most`` is one more. */
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** How many letters of the ending differ in words that begin alike: of "parked" and "parking" three. */
  function ending(one, other) {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const rest = Math.max(one.length, other.length) - same;
    return (same >= 4 && rest <= 3) || (same >= 6 && rest <= 5) ? rest : Infinity;
  }

  /** Knows all words, and finds those that are meant by one: the number of a family of words → how well it fits, 1 for its own. */
  function vocabulary({ words: families, places, same, endings }) {
    const familyOf = new Map(families.flatMap((line, number) => line.split(" ").map((word) => [word, number])));
    const all = [...familyOf.keys()].filter((word) => word.length >= SHORT);
    const meanings = new Map();
    for (const group of same.map((line) => line.split(" ").map((word) => familyOf.get(word))))
      for (const family of group) meanings.set(family, [...(meanings.get(family) ?? []), ...group]);

    /** Words that differ from one by an ending as forms of a word do here: of "yelling" it finds "yell". */
    function forms(word) {
      const found = endings.filter(([, other]) => word.endsWith(other)).map(([one, other]) => word.slice(0, word.length - other.length) + one);
      return found.filter((form) => form.length >= SHORT && familyOf.has(form));
    }

    /** Words with one wrong letter, in long ones two; never across a digit, nor with both first letters wrong. */
    function nearest(word) {
      const most = word.length < SHORT || /\d/.test(word) ? 0 : word.length < LONG ? 1 : 2;
      const like = all.filter((other) => other[0] === word[0] || other[1] === word[1] || other[0] === word[1]);
      for (let allowed = 1; allowed <= most; allowed++) {
        const near = like.filter((other) => edits(word, other, allowed) === allowed && !/\d/.test(other));
        if (near.length) return near;
      }
      return [];
    }

    /** ``typing`` says that the word may be half typed. */
    function meant(word, typing) {
      const found = new Map();
      const add = (family, fit) => found.set(family, Math.max(found.get(family) ?? 0, fit));
      const take = (other, fit) => {
        const family = familyOf.get(other);
        add(family, fit);
        const close = places[family].length ? BESIDE : MEANING;
        for (const meaning of meanings.get(family) ?? []) add(meaning, close * fit);
      };
      const isKnown = familyOf.has(word);
      if (isKnown) take(word, 1);
      if (typing) for (const [other, family] of familyOf) if (other.startsWith(word)) add(family, isKnown ? BEGUN : COMPLETED);
      if (!isKnown) for (const form of forms(word)) take(form, ENDING);
      const isFound = found.size > 0, begins = word.slice(0, SHORT);
      for (const other of word.length < SHORT ? [] : all.filter((other) => other.startsWith(begins))) {
        const rest = ending(word, other);
        if (rest < Infinity && isFound) add(familyOf.get(other), KIN);
        else if (rest < Infinity) take(other, rest < 2 ? ENDING : KIN);
      }
      if (!isFound) for (const other of nearest(word)) take(other, NEAR);
      return found;
    }

    /** Two words written as one, "pricelist", where the handbook has only both of them. */
    function parted(word) {
      if ([...familyOf.keys()].some((other) => other.startsWith(word))) return [word];
      for (let at = word.length - PART; at >= PART; at--)
        if (familyOf.has(word.slice(0, at)) && familyOf.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
      return [word];
    }

    return { familyOf, meant, parted };
  }

  return { fold, vocabulary, wordsOf, UNSPACED };
})();
