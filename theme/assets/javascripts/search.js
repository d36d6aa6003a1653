// What search finds: answers from the facts, and pages by their sections.
"use strict";

function makeSearch(index) {
  const MOST_ANSWERS = 3, MOST_PAGES = 10, MOST_SECTIONS = 3;
  const SIDE = 0.5; // of the best score: what stands beside it
  const FAR = 0.05; // of the best score: a page below it is no help
  const SURE = 0.7; // of what was asked: an answer says as much, or isn't one
  const ASKED = 1.5; // mean weight from which on an answer is what was asked for
  const ONE_OF_MANY = 0.25; // an answer about one of several things, when none is named
  const PHRASE = 1.5; // a page with the very words of the query in its title or its other words

  const { fits, fold, termsOf } = searchWords;
  const pages = index.pages.map(([url, title, words, description, parts]) => ({
    url, title, description,
    folded: { title: fold(title), words: fold(words), description: fold(description) },
    sections: parts.map(([anchor, heading, text]) => ({ anchor, heading, text, folded: { heading: fold(heading), text: fold(text) } })),
  }));
  const answers = index.answers.map(([name, value, asked, words, note, url, color, among]) => {
    const [group, leaf] = name.split(/ · (?!.* · )/);
    return {
      name, value, note, url, color, among,
      folded: { group: leaf ? fold(group) : "", leaf: fold(leaf ?? group), asked, words: fold(words), value: fold(value) },
    };
  });
  const sections = pages.flatMap((page) => page.sections);

  /** What weights the terms get together, the rarer the more; and which share of them was found. */
  function rate(terms, weights) {
    let score = 0, found = 0, all = 0;
    terms.forEach(({ rarity }, at) => {
      score += weights[at] * rarity;
      found += weights[at] ? rarity : 0;
      all += rarity;
    });
    return { score: score * (found / all) ** 2, share: found / all, mean: score / all };
  }

  function ratePage(page, terms, phrase) {
    const { title, words, description } = page.folded;
    const about = terms.map((term) => 6 * fits(term, title) + 6 * fits(term, words) + 2 * fits(term, description));
    const rated = page.sections.map((section) => {
      const own = terms.map((term, at) => 4 * fits(term, section.folded.heading) + section.has[at]);
      return { section, own: rate(terms, own).score, score: rate(terms, own.map((weight, at) => weight + about[at])).score };
    });
    const score = Math.max(...rated.map((one) => one.score)) * (`${title}\n${words}`.includes(phrase) ? PHRASE : 1);
    return { page, score, sections: nearest(rated, "own", MOST_SECTIONS, SIDE) };
  }

  /** An answer is asked for by its name, kind or value, not by what it belongs to. */
  function rateAnswer(answer, terms, phrase) {
    const { group, leaf, asked, words, value } = answer.folded;
    const digits = /\p{L}/u.test(phrase) ? "" : phrase.replace(/\D/g, "");
    if (digits.length > 3) return { answer, score: value.replace(/\D/g, "").includes(digits) ? 1 : 0 };
    if (value === phrase) return { answer, score: 1 + terms.length * 99 };
    const { score, share, mean } = rate(terms, terms.map((term) => Math.max(
      3 * fits(term, leaf), 2 * fits(term, asked), (answer.among ? 2 : 1) * fits(term, group), fits(term, words), fits(term, value),
    )));
    const oneOfMany = answer.among && !terms.some((term) => fits(term, group));
    return { answer, score: share > SURE && mean > ASKED ? score * (oneOfMany ? ONE_OF_MANY : 1) * (leaf === phrase ? 2 : 1) : 0 };
  }

  function nearest(rated, by, most, near) {
    const best = Math.max(...rated.map((one) => one[by]));
    return rated.filter((one) => one[by] > 0 && one[by] >= near * best).sort((one, other) => other[by] - one[by]).slice(0, most);
  }

  /** What is found, the best first, and the terms that led to it. */
  function search(query) {
    const terms = termsOf(query, index.common), phrase = fold(query).trim();
    for (const section of sections) section.has = terms.map((term) => fits(term, section.folded.text));
    terms.forEach((term, at) => (term.rarity = Math.log(1 + sections.length / (1 + sections.filter(({ has }) => has[at]).length))));
    return {
      terms,
      answers: nearest(answers.map((answer) => rateAnswer(answer, terms, phrase)), "score", MOST_ANSWERS, SIDE),
      pages: nearest(pages.map((page) => ratePage(page, terms, phrase)), "score", MOST_PAGES, FAR),
    };
  }

  return search;
}
