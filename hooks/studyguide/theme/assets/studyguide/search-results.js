/** What is typed → the groups of lines that the search shows, as far as what they need is here. */

import { searchData } from "./search-data.js";
import { hits, namedHits, nearestHits } from "./search-hits.js";
import { passageLine, termLine } from "./search-line.js";
import { termIndex } from "./term-index.js";

/** @typedef {import("./search-data.js").SearchData} SearchData */
/** @typedef {import("./term-names.js").Index} NameIndex */

/** At most so many lines of each group. */
const TERMS = 6;
const PASSAGES = 6;
const QUESTIONS = 3;
/** So many passages are looked at for sections and questions. */
const LOOKED_AT = 40;

/** @typedef {"terms" | "nearest" | "passages" | "questions"} GroupName */
/** @typedef {{ name: GroupName, lines: HTMLElement[] }} Group */
/**
 * @typedef {object} Results
 * @property {Group[]} groups none that is empty
 * @property {boolean} isComplete whether the texts were searched, and not only names
 */

/** @type {SearchData | undefined} what is known already */
let here;

/** Begin to fetch what a search needs. */
export function prepare() {
  termIndex().catch(() => {});
  searchData()
    .then((data) => {
      here = data;
      return data.find([]);
    })
    .catch(() => {});
}

/**
 * Yield the results for a query: by names at once, with all else when that is here. Throws if not
 * even the names can be had.
 * @param {string} query
 * @returns {AsyncGenerator<Results>}
 */
export async function* results(query) {
  const names = await termIndex();
  if (!here?.knows(here.stemming.words(query))) yield { groups: byNames(names, query), isComplete: true };
  const complete = await texts(query).catch(() => undefined);
  if (!complete) {
    yield { groups: byNames(names, query), isComplete: false };
    return;
  }
  const found = find(names, query, complete);
  if (found.some(({ missing }) => missing.length)) {
    yield { groups: drawn(found), isComplete: true };
    await complete.show(found.flatMap(({ missing }) => missing)).catch(() => {});
  }
  yield { groups: drawn(find(names, query, complete)), isComplete: true };
}

/**
 * Return what is known of texts, when it has the words of a query.
 * @param {string} query
 * @returns {Promise<SearchData>}
 */
async function texts(query) {
  const data = await searchData();
  here = data;
  await data.find(data.stemming.words(query));
  return data;
}

/**
 * @param {NameIndex} names
 * @param {string} query
 * @returns {Group[]}
 */
function byNames(names, query) {
  const lines = namedHits(names, query).slice(0, TERMS).map((hit) => termLine(hit, names, undefined, new Set()));
  return lines.length ? [{ name: "terms", lines }] : [];
}

/**
 * @typedef {object} Part
 * @property {GroupName} name
 * @property {HTMLElement[]} lines
 * @property {number[]} missing texts that are still to be fetched
 */

/**
 * @param {NameIndex} names
 * @param {string} query
 * @param {SearchData} data
 * @returns {Part[]}
 */
function find(names, query, data) {
  const { terms: meant, passages, words } = hits(names, query, data);
  const isNear = !meant.length;
  const shown = isNear ? nearestHits(names, query) : meant.slice(0, TERMS);
  const terms = shown.map((hit) => termLine(hit, names, data, words));
  const looked = passages.slice(0, LOOKED_AT).map((at) => ({ at, text: data.text(at) }));
  const missing = looked.slice(0, PASSAGES + QUESTIONS).filter(({ text }) => !text).map(({ at }) => at);
  const known = looked.flatMap(({ text }) => (Array.isArray(text) ? [text] : []));
  const line = (/** @type {Exclude<import("./search-data.js").Text, string>} */ text) => passageLine(text, data, words);
  const sections = known.filter((text) => !text[4]).slice(0, PASSAGES);
  const questions = known.filter((text) => text[4]).slice(0, QUESTIONS);
  return [
    { name: isNear ? "nearest" : "terms", lines: terms, missing: shown.map(({ at }) => at).filter((at) => !data.text(at)) },
    { name: "passages", lines: sections.map(line), missing },
    { name: "questions", lines: questions.map(line), missing: [] },
  ];
}

/**
 * @param {Part[]} parts
 * @returns {Group[]}
 */
function drawn(parts) {
  const groups = parts.filter(({ lines }) => lines.length);
  const last = groups.filter(({ name }) => name === "nearest");
  return [...groups.filter(({ name }) => name !== "nearest"), ...last];
}
