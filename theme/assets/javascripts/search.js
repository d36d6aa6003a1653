// What search finds: answers from the facts, and pages by their sections.
"use strict";

function makeSearch(index) {
  const MOST_ANSWERS = 3, MOST_PAGES = 10, MOST_SECTIONS = 3;
  const SIDE = 0.5; // of the best score: what stands beside it
  const FAR = 0.05; // of the best score: a page below it is no help
  const SURE = 0.7; // of what was asked: an answer says as much, or isn't one
  const ASKED = 1.5; // mean weight from which on an answer is what was asked for
  const ONE_OF_MANY = 0.25; // an answer about one of several things, when none is named
  const PHRASE = 1.5; // a page with the very words of the query in its title

  // Written without blanks between words.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu;

  /** Text as it is compared: small letters without accents, each word between blanks. */
  function fold(text) {
    const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
    const words = plain.replace(/['’]/g, "").replace(/\be-mail/g, "email").replace(/[^\p{L}\p{N}]+/gu, " ");
    return ` ${words.replace(UNSPACED, " $& ")} `.replace(/ +/g, " ");
  }

  /** What the forms of a word begin with: "complains" and "complaining" with "complain". */
  function stem(word) {
    const short = word.replace(/(ies|y)$/, "i").replace(/(ing|ed|es|s|e)$/, "");
    return short.length > 2 && !/\d/.test(word) ? short : word;
  }

  /** Every two neighboring letters: words are not parted there. */
  function pairs(word) {
    const letters = [...word];
    return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => letters[at] + letter);
  }

  /** What a query asks for. Its last word may be half typed. */
  function termsOf(query) {
    const words = [...new Set(fold(query).split(" ").filter(Boolean))];
    const telling = words.filter((word) => !index.common.includes(word));
    return (telling.length ? telling : words).flatMap((word) => {
      if (word.match(UNSPACED)) return pairs(word).map((pair) => ({ whole: pair, begins: pair }));
      const open = word.length > 2 || query.toLowerCase().endsWith(word);
      return { whole: ` ${word} `, begins: open ? ` ${stem(word)}` : ` ${word} ` };
    });
  }

  /** How well a term is in a folded text, from 0 to 1. */
  const fits = (term, text) => (text.includes(term.whole) ? 1 : text.includes(term.begins) ? 0.8 : 0);

  const pages = index.pages.map(([url, title, words, description, parts]) => ({
    url, title, description,
    folded: { title: fold(title), words: fold(words), description: fold(description) },
    sections: parts.map(([anchor, heading, text]) => ({ anchor, heading, text, folded: { heading: fold(heading), text: fold(text) } })),
  }));
  const answers = index.answers.map(([name, value, asked, words, note, url, color, among]) => {
    const [group, leaf] = name.split(/ · (?!.* · )/);
    return {
      name, value, note, url, color, among,
      folded: { group: fold(leaf ? group : ""), leaf: fold(leaf ?? group), asked: fold(asked), words: fold(words), value: fold(value) },
    };
  });
  const sections = pages.flatMap((page) => page.sections);

  /** What ``weight`` gives the terms, the rarer the more; and which share of them was found. */
  function rate(terms, weight) {
    let score = 0, found = 0, all = 0;
    for (const term of terms) {
      const got = weight(term);
      score += got * term.rarity;
      found += got ? term.rarity : 0;
      all += term.rarity;
    }
    return { score: score * (found / all) ** 2, share: found / all, mean: score / all };
  }

  function ratePage(page, terms) {
    const { title, words, description } = page.folded;
    const about = (term) => 6 * fits(term, title) + 6 * fits(term, words) + 2 * fits(term, description);
    const rated = page.sections.map((section) => {
      const own = (term) => 4 * fits(term, section.folded.heading) + fits(term, section.folded.text);
      return { section, own: rate(terms, own).score, score: rate(terms, (term) => about(term) + own(term)).score };
    });
    const isPhrase = (title + words).includes(` ${terms.phrase} `);
    return { page, score: Math.max(...rated.map((one) => one.score)) * (isPhrase ? PHRASE : 1), sections: nearest(rated, "own", MOST_SECTIONS, SIDE) };
  }

  /** An answer is asked for by its name, kind or value, not by what it belongs to. */
  function rateAnswer(answer, terms, digits) {
    const { group, leaf, asked, words, value } = answer.folded;
    const isValue = terms.every((term) => fits(term, value)) && value.split(" ").length - 2 === terms.length;
    const { score, share, mean } = rate(terms, (term) => Math.max(
      isValue ? 3 : 0, 3 * fits(term, leaf), 2 * fits(term, asked), (answer.among ? 2 : 1) * fits(term, group), fits(term, words),
    ));
    const oneOfMany = answer.among && !terms.some((term) => fits(term, group));
    const fitting = (oneOfMany ? ONE_OF_MANY : 1) * (leaf.trim() === terms.phrase ? 2 : 1);
    if (digits.length > 3) return { answer, score: answer.value.replace(/\D/g, "").includes(digits) ? 1 : 0 };
    return { answer, score: share > SURE && mean > ASKED ? score * fitting : 0 };
  }

  function nearest(rated, by, most, near) {
    const best = Math.max(...rated.map((one) => one[by]));
    return rated.filter((one) => one[by] > 0 && one[by] >= near * best).sort((one, other) => other[by] - one[by]).slice(0, most);
  }

  /** What is found, the best first, and the terms that were looked for. */
  function search(query) {
    const terms = Object.assign(termsOf(query), { phrase: fold(query).trim() });
    for (const term of terms) {
      term.rarity = Math.log(1 + sections.length / (1 + sections.filter(({ folded }) => fits(term, folded.text)).length));
    }
    const digits = /\p{L}/u.test(query) ? "" : query.replace(/\D/g, "");
    return {
      terms,
      answers: nearest(answers.map((answer) => rateAnswer(answer, terms, digits)), "score", MOST_ANSWERS, SIDE),
      pages: nearest(pages.map((page) => ratePage(page, terms)), "score", MOST_PAGES, FAR),
    };
  }

  return { search, hits: (text, terms) => terms.filter((term) => fits(term, fold(text))), UNSPACED };
}
