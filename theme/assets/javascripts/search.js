// What search finds: answers from the facts, and pages by their sections.
"use strict";

function makeSearch(index) {
  const MOST_ANSWERS = 3, MOST_PEOPLE = 2, MOST_PAGES = 10, MOST_SECTIONS = 3;
  const SIDE = 0.5; // of the best score: what stands beside it
  const FAR = 0.05; // of the best score: a page below it is no help
  const SURE = 0.7; // of what was asked: an answer says as much, or isn't one
  const ASKED = 1.5; // mean weight from which on an answer is what was asked for
  const ONE_OF_MANY = 0.25; // an answer about one of several things, when none is named
  const CALLED = 1; // what it adds that all of a title, or of what a page is called, was asked for
  const ABOUT_ITSELF = 0.3; // a page about the handbook, unless it is called what was asked for
  const HALF_TYPED = 0.5; // a word that isn't one yet
  const RARE = 0.7; // how much rarity counts
  const OWN = 0.6; // a word that fits so well is the one asked for, and says how rare it is
  const LITTLE = 0.1; // what a word counts that says little, beside others

  // What a word weighs in each text of a thing, in the order in which handbook/site/search.py has them.
  const IN_PAGE = [6, 6, 2], IN_SECTION = [4, 1], IN_ANSWER = [3, 2, 1, 1], IN_ONE_OF_MANY = [3, 2, 2, 1];
  const FIELDS = 4;

  const { fold, vocabulary, wordsOf, UNSPACED } = searchWords;
  const { familyOf, meant, parted } = vocabulary(index);
  const setOf = (words) => new Set(words.map((word) => familyOf.get(word)));
  const common = setOf(index.common), asksWho = new Set(index.who), asksWhen = new Set(index.when);
  const isBeginning = (word) => [...familyOf.keys()].some((known) => known.startsWith(word));
  const telling = (words) => words.filter((word) => !common.has(familyOf.get(word)));

  const pages = index.pages.map(([url, title, words, description, aboutItself, part, place, headings]) => ({
    url, title, description, part, place,
    aboutItself,
    phrases: [title, ...words.split(",")].map((phrase) => telling(wordsOf(phrase)).map((word) => familyOf.get(word))).filter(({ length }) => length),
    sections: headings.map(([anchor, heading], at) => ({ anchor, heading, at })),
  }));
  const sections = pages.flatMap((page) => page.sections);
  const today = new Date().toLocaleDateString("sv"); // as 2026-12-31
  const answers = index.answers.map((answer) => {
    const [group, leaf] = answer.name.split(/ · (?!.* · )/);
    return { ...answer, group: leaf ? group : "", leaf: leaf ?? group, isOver: answer.ends < today };
  });
  const things = [...pages, ...sections, ...answers];
  things.forEach((thing, number) => (thing.number = number));
  const weightsOf = (number) => (number < pages.length ? IN_PAGE : number < things.length - answers.length ? IN_SECTION : things[number].among ? IN_ONE_OF_MANY : IN_ANSWER);

  /** What each thing weighs for families of words: its best family, in a page the texts together, in an answer the best. */
  function weigh(fits) {
    const weights = new Float64Array(things.length);
    for (const [family, fit] of fits) {
      let number = 0;
      for (const step of index.places[family]) {
        number += step >> FIELDS;
        const has = weightsOf(number).filter((_weight, field) => step & (1 << field));
        const weight = number < things.length - answers.length ? has.reduce((sum, one) => sum + one) : Math.max(...has);
        weights[number] = Math.max(weights[number], fit * weight);
      }
    }
    return weights;
  }

  const standing = (weights) => sections.filter(({ number }) => weights[number]).length;

  const known = new Map(); // a word is looked up once while others are typed
  function look(word, typing) {
    const key = `${word} ${typing}`;
    if (!known.has(key)) {
      const fits = meant(word, typing), weights = weigh(fits);
      const own = weigh([...fits].filter(([, fit]) => fit > OWN));
      const having = standing(own) || standing(weights);
      const isWhole = !typing || familyOf.has(word) || !isBeginning(word);
      known.set(key, { word, fits, weights, isWhole, rarity: Math.log(1 + sections.length / (1 + having)) ** RARE * (isWhole ? 1 : HALF_TYPED) });
    }
    return known.get(key);
  }

  /** What is asked for, each word once. What says little counts little where there is more; what has just been begun, not at all. */
  function termsOf(query) {
    const words = [...new Set(wordsOf(query).flatMap(parted))], last = /[\p{L}\p{N}]$/u.test(query) ? words.at(-1) : "";
    const isBegun = (word) => !familyOf.has(word) && (word.length < 3 || index.common.some((one) => one.startsWith(word)));
    const isRead = last.match(UNSPACED) || (last.length > 1 && !isBegun(last));
    const read = words.filter((word) => word !== last || isRead);
    const said = telling(read);
    const terms = (said.length ? said : read).map((word) => look(word, word === last));
    const meansLittle = ({ word, fits }) => !familyOf.has(word) && [...fits.keys()].some((family) => common.has(family));
    const little = said.length ? read.filter((word) => !said.includes(word)).map((word) => look(word, word === last)) : [];
    return {
      terms: terms.every(meansLittle) ? terms : terms.filter((term) => !meansLittle(term)),
      besides: little.map((term) => ({ ...term, rarity: term.rarity * LITTLE })),
    };
  }

  /** What weights the terms get together, the rarer the more; and which share of them was found. */
  function rate(terms, weightOf) {
    let score = 0, found = 0, all = 0;
    for (const term of terms) {
      const weight = weightOf(term);
      score += weight * term.rarity;
      found += weight ? term.rarity : 0;
      all += term.rarity;
    }
    return all ? { score: (score * found) / all, share: found / all, mean: score / all } : { score: 0, share: 0, mean: 0 };
  }

  /** Which share of the question is the page's title, or one of the things it is called. */
  function called(page, terms) {
    const all = terms.reduce((sum, { rarity }) => sum + rarity, 0);
    const shares = page.phrases.map((phrase) => {
      const isWhole = phrase.every((family) => terms.some(({ fits }) => fits.get(family) > 0.5));
      const said = isWhole ? terms.filter(({ fits }) => phrase.some((family) => fits.has(family))) : [];
      return said.reduce((sum, { rarity }) => sum + rarity, 0) / all;
    });
    return Math.max(0, ...shares);
  }

  function ratePage(page, terms) {
    const rated = page.sections.map((section) => ({
      section,
      own: rate(terms, ({ weights }) => weights[section.number]).score,
      score: rate(terms, ({ weights }) => weights[section.number] + weights[page.number]).score,
    }));
    const most = (weights) => Math.max(...page.sections.map(({ number }) => weights[number]));
    const whole = rate(terms, ({ weights }) => most(weights) + weights[page.number]).score;
    const best = Math.max(...rated.map(({ score }) => score)), share = best && called(page, terms);
    const weight = page.aboutItself && share <= SURE ? ABOUT_ITSELF : 1;
    return { page, called: share, score: ((best + whole) / 2) * (1 + CALLED * share) * weight, sections: nearest(rated, "own", MOST_SECTIONS, SIDE) };
  }

  const isNamed = ({ group, leaf }, terms) => {
    const has = (word) => terms.some(({ fits }) => fits.has(familyOf.get(word)));
    return group ? wordsOf(group).some(has) : wordsOf(leaf).every(has);
  };

  /** An answer is asked for by its name, kind or value, not by what it belongs to. */
  function rateAnswer(answer, terms, phrase) {
    const digits = /\p{L}/u.test(phrase) ? "" : phrase.replace(/\D/g, "");
    if (digits.length > 3) return { answer, score: answer.value.replace(/\D/g, "").includes(digits) ? 1 : 0 };
    const { score, share, mean } = rate(terms, ({ weights }) => weights[answer.number]);
    if (!score) return { answer, score };
    if (fold(answer.value) === phrase) return { answer, score: 1 + terms.length * 99 };
    const whole = fold(answer.leaf) === phrase ? 2 : 1;
    return { answer, score: share > SURE && mean > ASKED ? score * whole * (answer.among && !isNamed(answer, terms) ? ONE_OF_MANY : 1) : 0 };
  }

  /** The first event to come of those that are meant equally, or of all. */
  function nextEvent(terms) {
    const others = terms.filter(({ word }) => !asksWhen.has(word));
    const rated = answers.filter(({ ends, isOver }) => ends && !isOver).map((answer) => {
      const { score, share } = rate(others, ({ weights }) => weights[answer.number]);
      return { answer, score: !others.length ? 1 : share > SURE ? score : 0 };
    });
    return soonest(nearest(rated, "score", rated.length, 0.99));
  }
  const soonest = (rated) => rated.sort((one, other) => (one.answer.ends < other.answer.ends ? -1 : 1)).slice(0, 1);

  function nearest(rated, by, most, near) {
    const best = Math.max(...rated.map((one) => one[by]));
    return rated.filter((one) => one[by] > 0 && one[by] >= near * best).sort((one, other) => other[by] - one[by]).slice(0, most);
  }

  /** Answers, and people who know more: before the pages only when one of us is asked for, and no page is called so. */
  function findAnswers(query, terms, hasOwnPage) {
    const said = wordsOf(query), phrase = fold(query).trim();
    const whole = terms.filter(({ isWhole }) => isWhole);
    const rated = nearest(answers.filter(({ isOver }) => !isOver).map((answer) => rateAnswer(answer, whole, phrase)), "score", answers.length, SIDE);
    const isFile = ({ answer }) => Boolean(answer.file);
    rated.sort((one, other) => other.score - one.score || isFile(other) - isFile(one));
    const [first] = said.some((word) => asksWhen.has(word)) ? nextEvent(whole) : [];
    const [next] = soonest(rated.filter(({ answer }) => answer.ends));
    const found = [...(first ? [first] : []), ...rated.filter((one) => !one.answer.ends || (one === next && !first))];
    const asksPerson = !hasOwnPage && said.some((word) => asksWho.has(word));
    const names = ({ group, value }) => wordsOf(`${group} ${value}`).some((word) => said.includes(word));
    const isAside = ({ answer }) => answer.person && !asksPerson && !names(answer);
    return {
      answers: found.filter((one) => !isAside(one)).slice(0, MOST_ANSWERS),
      people: found.filter(isAside).slice(0, MOST_PEOPLE),
    };
  }

  /** What is found, the best first, and the terms that led to it. */
  return function search(query) {
    const { terms, besides } = termsOf(query);
    const found = nearest(pages.map((page) => ratePage(page, [...terms, ...besides])), "score", MOST_PAGES, FAR);
    return { terms, familyOf, ...findAnswers(query, terms, found[0]?.called > SURE), pages: found };
  };
}
