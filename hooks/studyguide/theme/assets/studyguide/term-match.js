/**
 * Names of terms and what a reader types → the terms meant, the best first. No page, no network:
 * the search and the filter of the glossary both ask here.
 *
 * Every name is looked at for every query: 40 000 names take some milliseconds, need no index to
 * be built, and halves of Norwegian compounds are found as well, which an index of words misses.
 */

import { distance } from "./edit-distance.js";
import { folded, joined, plain } from "./term-names.js";

/** @typedef {import("./term-names.js").Name} Name */
/** @typedef {import("./term-names.js").Term} Term */
/** @typedef {import("./term-names.js").Index} Index */

/**
 * @typedef {object} Match
 * @property {Term} term
 * @property {Name} name the name that fits best
 * @property {number} rank -1 to the letter, 0 for the very name; below {@link GUESS} it has what
 *   was typed
 */

const NEAREST = 3;

/** From this rank on a match is a guess: something is typed differently. */
export const GUESS = 7;

/**
 * Return the terms that a query may mean, the best first.
 * @param {Index} index
 * @param {string} query
 * @param {{ apart?: boolean }} [options] whether words that find nothing together are looked for
 *   one by one
 * @returns {Match[]}
 */
export function find(index, query, { apart = true } = {}) {
  const key = folded(query);
  if (!key) return [];
  const words = key.split(" ");
  /** @type {[own: string, latin: string][]} */
  const begins = words.map((word) => [` ${word}`, ` ${plain(word)}`]);
  const parsed = { typed: query.trim(), key, plain: plain(key), words, begins, joined: joined(plain(key)) };
  /** @type {Match[]} */
  const matches = [];
  for (const term of index.terms) {
    const match = best(term, parsed, index);
    if (match) matches.push(match);
  }
  if (matches.filter((match) => match.rank < GUESS).length < 3) guess(index, parsed, matches);
  if (matches.length || !apart || parsed.words.length < 2) return matches.sort(compare);
  return byWords(index, parsed.words);
}

/**
 * Return the terms with a name of which less than half is typed differently, the nearest first.
 * @param {Index} index
 * @param {string} query
 * @returns {Match[]}
 */
export function nearestNames(index, query) {
  const typed = plain(folded(query));
  if (typed.length < 4) return [];
  const most = Math.floor(typed.length * 0.4);
  const near = index.terms.flatMap((term) => {
    const names = term.names.map((name) => ({ term, name, rank: distance(name.plain, typed, most) }));
    return names.sort(compareNames).slice(0, 1).filter((match) => match.rank <= most + 0.5);
  });
  return near.sort(compare).slice(0, NEAREST);
}

/**
 * Return what each of several words finds by itself, where they find nothing together.
 * @param {Index} index
 * @param {string[]} words
 * @returns {Match[]}
 */
function byWords(index, words) {
  const matches = words.flatMap((word) => (word.length > 2 ? find(index, word).slice(0, 3) : []));
  const first = new Map(matches.reverse().map((match) => [match.term, match]));
  return [...first.values()].map((match) => ({ ...match, rank: match.rank + GUESS })).sort(compare);
}

/**
 * @typedef {object} ParsedQuery what is typed, as names are compared
 * @property {string} typed
 * @property {string} key
 * @property {string} plain
 * @property {string} joined
 * @property {string[]} words
 * @property {[own: string, latin: string][]} begins each word as it begins in a name
 */

/**
 * Return how well a term fits, by its best name, or undefined if it does not have what was typed.
 * @param {Term} term
 * @param {ParsedQuery} parsed
 * @param {Index} index
 * @returns {Match | undefined}
 */
function best(term, parsed, index) {
  /** @type {Match | undefined} */
  let chosen;
  for (const name of term.names) {
    const rank = rankOf(name, parsed, index);
    if (rank < GUESS && (!chosen || compareNames({ name, rank }, chosen) < 0)) {
      chosen = { term, name, rank };
    }
  }
  return chosen;
}

/**
 * Return how a name has what was typed: -1 to the letter (`fine-tune` is not `fine_tune()`), 0 it
 * is the name, 1 without special letters, 2 inflected,
 * 3 whole words of it, 4 its beginning, 5 beginnings of its words, 6 somewhere in it;
 * {@link GUESS} if not at all.
 * @param {Name} name
 * @param {ParsedQuery} parsed
 * @param {Index} index
 * @returns {number}
 */
function rankOf(name, parsed, index) {
  if (name.key === parsed.key) return name.text === parsed.typed ? -1 : 0;
  if (name.joined === parsed.joined) return 1;
  if (isInflected(name.plain, parsed.plain, index.endings[name.language])) return 2;
  const words = name.padded;
  if (words.includes(` ${parsed.key} `) || words.includes(` ${parsed.plain} `)) return 3;
  if (name.key.startsWith(parsed.key) || name.plain.startsWith(parsed.plain)) return 4;
  if (parsed.begins.every(([own, latin]) => words.includes(own) || words.includes(latin))) return 5;
  const within = (/** @type {string} */ word) => words.includes(word.length > 3 ? word.slice(1) : word);
  return parsed.begins.every(([own, latin]) => within(own) || within(latin)) ? 6 : GUESS;
}

/**
 * Return whether what was typed is a name with other endings.
 * @param {string} name
 * @param {string} typed
 * @param {Set<string> | undefined} endings
 * @returns {boolean}
 */
function isInflected(name, typed, endings) {
  if (!endings || name[0] !== typed[0]) return false;
  const own = name.split(" ");
  const typedWords = typed.split(" ");
  if (own.length !== typedWords.length) return false;
  return own.every((word, at) => {
    const instead = typedWords[at] ?? "";
    if (word === instead) return true;
    let same = 0;
    while (same < word.length && word[same] === instead[same]) same += 1;
    const change = `${word.slice(same)}>${instead.slice(same)}`;
    return endings.has(change) || endings.has(change.replace(/s$/, "")) || change === ">s";
  });
}

/**
 * Add the terms with a name of which one letter, in long ones two, is typed differently.
 * @param {Index} index
 * @param {ParsedQuery} parsed
 * @param {Match[]} matches
 */
function guess(index, parsed, matches) {
  const length = parsed.plain.length;
  if (length < 4) return;
  const most = length < 8 ? 1 : 2;
  const matched = new Set(matches.map((match) => match.term));
  for (const term of index.terms) {
    if (matched.has(term)) continue;
    /** @type {Match | undefined} */
    let chosen;
    for (const name of term.names) {
      if (hasOtherNumber(name.plain, parsed.plain)) continue;
      const rank = GUESS + distance(name.plain, parsed.plain, most);
      if (rank > GUESS + most + 0.5) continue;
      if (!chosen || compareNames({ name, rank }, chosen) < 0) chosen = { term, name, rank };
    }
    if (chosen) matches.push(chosen);
  }
}

/**
 * Return whether both have numbers, and others: `L2 norm` is no slip in `L1 norm`.
 * @param {string} name
 * @param {string} typed
 * @returns {boolean}
 */
function hasOtherNumber(name, typed) {
  const [own, instead] = [name, typed].map((text) => text.replace(/\D/g, ""));
  return Boolean(own && instead && own !== instead);
}

/**
 * Return which of two names fits better, below 0 for the first: rank; of parts of names the
 * shorter name; the page's language; names before other names.
 * @param {{ name: Name, rank: number }} first
 * @param {{ name: Name, rank: number }} second
 * @returns {number}
 */
function compareNames(first, second) {
  return (
    first.rank - second.rank ||
    (first.rank > 2 ? first.name.key.length - second.name.key.length : 0) ||
    first.name.language - second.name.language ||
    Number(second.name.main) - Number(first.name.main)
  );
}

/**
 * @param {Match} first
 * @param {Match} second
 * @returns {number}
 */
function compare(first, second) {
  return compareNames(first, second) || (first.term.id < second.term.id ? -1 : 1);
}
