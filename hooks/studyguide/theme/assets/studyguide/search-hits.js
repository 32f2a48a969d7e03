/**
 * What is typed → the terms and passages that are shown, the best first. A name comes before a
 * meaning: who types one wants its term. No page, no network.
 */

import { rank } from "./search-rank.js";
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
/** Passages that have less than this part of the best one's score are left out. */
const LEAST_OF_BEST = 0.3;

/**
 * Return the terms that are meant, the best first; without texts by their names alone.
 * @param {NameIndex} names
 * @param {string} query
 * @param {Texts} [texts]
 * @returns {TermHit[]}
 */
export function termHits(names, query, texts) {
  const matches = find(names, query, { apart: !texts });
  /** @type {Map<number, { score: number, hit: TermHit }>} */
  const found = new Map();
  const places = new Map(names.terms.map((term, at) => [term, at]));
  const meanings = texts ? meaningScores(names, query, texts) : new Map();
  for (const match of matches) {
    const at = places.get(match.term) ?? 0;
    const own = meanings.get(at) ?? 0;
    found.set(at, { score: nameScore(match) + own / 2, hit: { term: match.term, at, name: match.name } });
  }
  for (const [at, score] of meanings) {
    const term = names.terms[at];
    if (term && score >= LEAST && !found.has(at)) found.set(at, { score, hit: { term, at } });
  }
  const order = new Map(matches.map((match, at) => [places.get(match.term), at]));
  const after = (/** @type {number} */ at) => order.get(at) ?? names.terms.length;
  return [...found.entries()]
    .sort(([a, first], [b, second]) => second.score - first.score || after(a) - after(b) || a - b)
    .map(([, { hit }]) => hit);
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
 * Return how well the meanings of terms fit, 1 for the best.
 * @param {NameIndex} names
 * @param {string} query
 * @param {Texts} texts
 * @returns {Map<number, number>}
 */
function meaningScores(names, query, { stemming, vocabulary }) {
  const typed = stemming.words(query);
  const { scores } = rank(vocabulary, typed, { from: 0, to: names.terms.length }, !/\s$/.test(query));
  const best = Math.max(...scores.values());
  return new Map([...scores].map(([at, score]) => [at, score / best]));
}

/**
 * Return the numbers of the passages that have what is typed, the best first, and their words.
 * @param {NameIndex} names
 * @param {string} query
 * @param {Texts} texts
 * @returns {{ passages: number[], words: Set<string> }}
 */
export function passageHits(names, query, { stemming, vocabulary, passages }) {
  const from = names.terms.length;
  const range = { from, to: from + passages };
  const { scores, words } = rank(vocabulary, stemming.words(query), range, !/\s$/.test(query));
  const best = Math.max(...scores.values());
  const ranked = [...scores].filter(([, score]) => score > LEAST_OF_BEST * best);
  return { passages: ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at), words };
}

/**
 * Return the terms whose names are nearest to what is typed, where nothing is called so.
 * @param {NameIndex} names
 * @param {string} query
 * @returns {TermHit[]}
 */
export function nearestHits(names, query) {
  const places = new Map(names.terms.map((term, at) => [term, at]));
  return nearestNames(names, query).map(({ term, name }) => ({ term, name, at: places.get(term) ?? 0 }));
}
