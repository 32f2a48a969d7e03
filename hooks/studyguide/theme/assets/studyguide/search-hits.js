/**
 * What is typed → the terms and passages that are shown, the best first. A name comes before a
 * meaning: who types one wants its term. No page, no network.
 */

import { allMeant, rank } from "./search-rank.js";
import { GUESS, find, nearestNames } from "./term-match.js";

/** @typedef {import("./term-names.js").Index} NameIndex */
/** @typedef {import("./term-match.js").Match} Match */
/** @typedef {import("./search-words.js").Stemming} Stemming */
/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {import("./search-rank.js").Vocabulary} Vocabulary */

/**
 * @typedef {object} TermHit
 * @property {import("./term-names.js").Term} term
 * @property {number} at its number among the terms
 * @property {import("./term-names.js").Name} [name] the name that fits, if one does
 */
/**
 * @typedef {object} Texts what is known of texts; the terms are the first of them
 * @property {Stemming} stemming
 * @property {Vocabulary} vocabulary
 * @property {number} passages how many there are
 */

/** How much a name counts by its rank; what a meaning counts is below 1. */
const OF_RANK = [9, 8, 7, 5, 5, 4, 3];
/** The same for one that is typed differently, by how far: half a letter more is its beginning. */
/** @type {Record<number, number>} */
const OF_GUESS = { 1: 2, 1.5: 0.9, 2: 1.2, 2.5: 0.6 };
const LEAST = 0.25;
/** Up to this rank a name is what is typed, in some form. */
const INFLECTED = 2;
/** Passages that have less than this part of the best one's score are left out. */
const LEAST_OF_BEST = 0.3;

/**
 * Return the terms that are meant by their names alone, the best first.
 * @param {NameIndex} names
 * @param {string} query
 * @returns {TermHit[]}
 */
export function namedHits(names, query) {
  return ordered(names, find(names, query), new Map());
}

/**
 * Return what is meant, the best first: terms, the numbers of passages, and the words of both.
 * @param {NameIndex} names
 * @param {string} query
 * @param {Texts} texts
 * @returns {{ terms: TermHit[], passages: number[], words: Set<string> }}
 */
export function hits(names, query, { stemming, vocabulary, passages }) {
  const typed = allMeant(vocabulary, stemming.words(query), !/\s$/.test(query));
  const from = names.terms.length;
  const meanings = rank(vocabulary, typed, { from: 0, to: from });
  const matches = find(names, query, { apart: false });
  const instead = translated(matches[0]).map((name) => allMeant(vocabulary, stemming.words(name), false));
  const scores = bestOf([typed, ...instead].map((found) => rank(vocabulary, found, { from, to: from + passages })));
  const best = Math.max(...scores.values());
  const ranked = [...scores].filter(([, score]) => score > LEAST_OF_BEST * best);
  return {
    terms: ordered(names, matches, meanings),
    passages: ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at),
    words: new Set([...typed, ...instead.flat()].flatMap((found) => [...found.keys()].map((at) => vocabulary.words[at] ?? ""))),
  };
}

/**
 * Return what a term is called in the page's language if another name of it is typed: texts have
 * that one.
 * @param {Match} [match]
 * @returns {string[]}
 */
function translated(match) {
  const own = match?.term.names[0];
  return match && own && match.rank <= INFLECTED && own.key !== match.name.key ? [own.text] : [];
}

/**
 * Return the best of several scores of each text.
 * @param {Map<number, number>[]} rankings
 * @returns {Map<number, number>}
 */
function bestOf(rankings) {
  const best = new Map(rankings[0]);
  for (const [text, score] of rankings.slice(1).flatMap((ranking) => [...ranking])) {
    best.set(text, Math.max(score, best.get(text) ?? 0));
  }
  return best;
}

/**
 * Return terms by how well their names and meanings fit.
 * @param {NameIndex} names
 * @param {Match[]} matches the best first
 * @param {Map<number, number>} meanings scores by the terms' numbers
 * @returns {TermHit[]}
 */
function ordered(names, matches, meanings) {
  const best = Math.max(...meanings.values());
  /** @type {Map<number, { score: number, after: number, hit: TermHit }>} */
  const found = new Map();
  for (const [after, match] of matches.entries()) {
    const { at } = match.term;
    const score = nameScore(match) + (meanings.get(at) ?? 0) / best / 2;
    found.set(at, { score: meanings.size ? score : nameScore(match), after, hit: { term: match.term, at, name: match.name } });
  }
  for (const [at, score] of meanings) {
    const term = names.terms[at];
    if (!term || score < LEAST * best || found.has(at)) continue;
    found.set(at, { score: score / best, after: matches.length + at, hit: { term, at } });
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.after - b.after).map(({ hit }) => hit);
}

/**
 * @param {Match} match
 * @returns {number}
 */
function nameScore({ rank: of }) {
  if (of < 0) return 10;
  if (of < GUESS) return OF_RANK[of] ?? 0;
  return OF_GUESS[of - GUESS] ?? LEAST;
}

/**
 * Return the terms whose names are nearest to what is typed, where nothing is called so.
 * @param {NameIndex} names
 * @param {string} query
 * @returns {TermHit[]}
 */
export function nearestHits(names, query) {
  return nearestNames(names, query).map(({ term, name }) => ({ term, name, at: term.at }));
}
