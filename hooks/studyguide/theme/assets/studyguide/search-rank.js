/**
 * Words that are typed → the texts that have them, the best first, as BM25 ranks them. No page, no
 * network. A word is found in its other forms, as a part of compounds, by its beginning while it is
 * typed, and with slips of the finger where it is nowhere as it is typed.
 */

import { distance } from "./edit-distance.js";

/** @typedef {import("./search-words.js").Word} Word */
/**
 * @typedef {object} Vocabulary
 * @property {string[]} words sorted
 * @property {number[][]} places for each word ten times the step to its next text, and its weight
 *   there as the last digit
 */
/** @typedef {Map<number, number>} Found words by their place in the vocabulary, and how well they fit */
const IN_COMPOUND = 5;
const PREFIX = 4;
/** Words that begin with so many of the same letters may be of one family: `kvadrert`, `kvadrat`. */
const RELATED = 5;

/**
 * Return the place of a word in sorted words, or where it would be.
 * @param {string[]} words
 * @param {string} word
 * @returns {number}
 */
function placeOf(words, word) {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {string} */ (words[middle]) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return the words of a vocabulary that a typed word may mean.
 * @param {string[]} words
 * @param {Word} typed
 * @param {boolean} isLast whether it may go on
 * @returns {Found}
 */
function meant(words, { stem, whole }, isLast) {
  /** @type {Found} */
  const found = new Map();
  const add = (/** @type {number} */ at, /** @type {number} */ fit) => {
    if (fit > (found.get(at) ?? 0)) found.set(at, fit);
  };
  const at = placeOf(words, stem);
  const exact = words[at] === stem;
  if (exact) add(at, 1);
  for (const start of new Set(isLast ? [stem, whole] : [stem])) {
    if (start.length < (isLast ? 2 : PREFIX)) continue;
    for (let next = placeOf(words, start); words[next]?.startsWith(start); next += 1) {
      add(next, words[next] === start ? 1 : isLast && !exact ? 0.8 : 0.5);
    }
  }
  if (stem.length >= IN_COMPOUND || (!exact && stem.length >= PREFIX)) {
    words.forEach((word, place) => word.includes(stem, 1) && add(place, 0.4));
  }
  if (!exact && stem.length > RELATED) {
    const start = stem.slice(0, Math.max(RELATED, Math.ceil(stem.length * 0.7)));
    for (let next = placeOf(words, start); words[next]?.startsWith(start); next += 1) add(next, 0.35);
  }
  if (!found.size) parted(words, stem, add);
  if (!found.size || (!exact && !isLast)) slips(words, stem, add);
  return found;
}

/**
 * Add the two words of a compound: `treningsdata`.
 * @param {string[]} words
 * @param {string} stem
 * @param {(at: number, fit: number) => void} add
 */
function parted(words, stem, add) {
  for (let cut = 3; cut <= stem.length - 3; cut += 1) {
    const first = placeOf(words, stem.slice(0, cut));
    if (words[first] !== stem.slice(0, cut)) continue;
    for (const rest of new Set([stem.slice(cut), stem.slice(cut).replace(/^[sen]+/, "")])) {
      const second = placeOf(words, rest);
      if (rest.length < 3 || words[second] !== rest) continue;
      add(first, 0.5);
      add(second, 0.5);
    }
  }
}

/**
 * Add the words of which one letter, in long ones two, is typed differently.
 * @param {string[]} words
 * @param {string} stem
 * @param {(at: number, fit: number) => void} add
 */
function slips(words, stem, add) {
  if (stem.length < 4 || /\d/.test(stem)) return;
  const most = stem.length < 8 ? 1 : 2;
  words.forEach((word, place) => {
    if (Math.abs(word.length - stem.length) > most) return;
    const far = distance(word, stem, most);
    if (far <= most && Number.isInteger(far)) add(place, far === 1 ? 0.6 : 0.4);
  });
}

/**
 * Return what each typed word may mean, where the last may go on.
 * @param {Vocabulary} vocabulary
 * @param {Word[]} typed
 * @param {boolean} goesOn
 * @returns {Found[]}
 */
export function allMeant({ words }, typed, goesOn) {
  return typed.map((word, at) => meant(words, word, goesOn && at === typed.length - 1));
}

/**
 * Return how well texts have what is typed; `from` and `to` are the numbers of the texts asked for.
 * @param {Vocabulary} vocabulary
 * @param {Found[]} typed
 * @param {{ from: number, to: number }} range
 * @returns {Map<number, number>}
 */
export function rank(vocabulary, typed, { from, to }) {
  const parts = typed.map((found) => ofWord(vocabulary, found, from, to));
  const all = parts.reduce((sum, part) => sum + part.weight, 0);
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const text of new Set(parts.flatMap((part) => [...part.best.keys()]))) {
    const has = parts.filter((part) => part.best.has(text));
    const share = has.reduce((sum, part) => sum + part.weight, 0) / all;
    const score = has.reduce((sum, part) => sum + (part.best.get(text) ?? 0), 0);
    scores.set(text, score * share);
  }
  return scores;
}

/**
 * Return how much one typed word says, and its score in each text by the word that fits best.
 * @param {Vocabulary} vocabulary
 * @param {Found} found
 * @param {number} from
 * @param {number} to
 * @returns {{ weight: number, best: Map<number, number> }}
 */
function ofWord({ places }, found, from, to) {
  /** @type {Map<number, number>} */
  const best = new Map();
  let rarity = 0;
  for (const [place, fit] of found) {
    const texts = textsOf(places[place] ?? [], from, to);
    if (!texts.length) continue;
    const rare = Math.log(1 + (to - from - texts.length + 0.5) / (texts.length + 0.5));
    if (fit * rare > rarity) rarity = fit * rare;
    for (const [text, weight] of texts) {
      const score = (fit * rare * weight) / 9;
      if (score > (best.get(text) ?? 0)) best.set(text, score);
    }
  }
  return { weight: rarity || Math.log(1 + to - from), best };
}

/**
 * Return the texts of a word that are asked for, with its weight in each.
 * @param {number[]} places
 * @param {number} from
 * @param {number} to
 * @returns {[text: number, weight: number][]}
 */
function textsOf(places, from, to) {
  /** @type {[text: number, weight: number][]} */
  const texts = [];
  let text = 0;
  for (const step of places) {
    text += Math.floor(step / 10);
    if (text >= to) break;
    if (text >= from) texts.push([text, step % 10]);
  }
  return texts;
}
