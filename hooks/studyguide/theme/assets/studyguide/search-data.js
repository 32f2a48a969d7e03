/**
 * What the search knows, fetched when a reader first searches: the names of terms, how words are
 * compared, where words stand, and what is shown of each text. In a large course the last two come
 * in parts, of which only those that a search needs are fetched.
 */

import { Parts, fetched } from "./json-parts.js";
import { Stemming } from "./search-words.js";
import { hash } from "./text-hash.js";

const folder = new URL("../../search/", import.meta.url);

/** @typedef {import("./search-words.js").Word} Word */
/**
 * @typedef {object} Settings
 * @property {import("./search-words.js").WordRules} rules
 * @property {number} terms how many texts are meanings of terms: the first
 * @property {number} passages how many texts follow
 * @property {number} words how many parts the words have
 * @property {number[]} texts the number of the first text of each part
 * @property {[address: string, title: string][]} pages
 */
/** @typedef {string | [page: number, anchor: string, heading: string, sentences: string[], isQuestion?: 1]} Text */

/** @param {string} name */
const addressOf = (name) => new URL(`${name}.json`, folder);

export class SearchData {
  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    this.stemming = new Stemming(settings.rules);
    this.passages = settings.passages;
    /** @type {import("./search-rank.js").Vocabulary} */
    this.vocabulary = { words: [], places: [] };
    /** @type {Parts<import("./search-rank.js").Vocabulary>} */
    this.words = new Parts((number) => addressOf(`words-${number}`));
    /** @type {Parts<Text[]>} */
    this.texts = new Parts((number) => addressOf(`texts-${number}`));
    this.merged = 0;
    /** @type {Map<string, string[]>} */
    this.known = new Map();
    if (settings.texts.length === 1) this.texts.need(0).catch(() => {});
  }

  /**
   * Return the parts that have typed words and the words like them.
   * @param {Word[]} typed
   * @returns {number[]}
   */
  partsOf(typed) {
    const { words: count } = this.settings;
    if (count === 1) return [0];
    const keys = typed.flatMap(({ stem, whole }) => [stem, whole]).map((word) => word.slice(0, 2));
    return [...new Set(keys.map((key) => hash(key) % count))];
  }

  /**
   * Return whether it is known where typed words stand.
   * @param {Word[]} typed
   * @returns {boolean}
   */
  knows(typed) {
    return this.partsOf(typed).every((part) => this.words.here.has(part));
  }

  /**
   * Fetch where typed words stand.
   * @param {Word[]} typed
   * @returns {Promise<void>}
   */
  async find(typed) {
    await Promise.all(this.partsOf(typed).map((part) => this.words.need(part)));
    if (this.merged === this.words.here.size) return;
    this.merged = this.words.here.size;
    this.vocabulary = merged([...this.words.here.values()]);
  }

  /**
   * Return the words of a text as they are compared, remembered: sentences have the same ones.
   * @param {string} text
   * @returns {string[]}
   */
  stems(text) {
    let stems = this.known.get(text);
    if (!stems) {
      stems = this.stemming.words(text).map(({ stem }) => stem);
      this.known.set(text, stems);
    }
    return stems;
  }

  /**
   * Return a text, undefined while it is on its way.
   * @param {number} number
   * @returns {Text | undefined}
   */
  text(number) {
    const part = this.partOfText(number);
    const start = this.settings.texts[part] ?? 0;
    return this.texts.here.get(part)?.[number - start];
  }

  /**
   * Fetch texts; return whether there were any to fetch.
   * @param {number[]} numbers
   * @returns {Promise<boolean>}
   */
  async show(numbers) {
    const parts = new Set(numbers.map((number) => this.partOfText(number)));
    const missing = [...parts].filter((part) => !this.texts.here.has(part));
    await Promise.all(missing.map((part) => this.texts.need(part)));
    return missing.length > 0;
  }

  /**
   * @param {number} number
   * @returns {number}
   */
  partOfText(number) {
    const after = this.settings.texts.findIndex((start) => start > number);
    return (after < 0 ? this.settings.texts.length : after) - 1;
  }
}

/**
 * Return one vocabulary of several.
 * @param {import("./search-rank.js").Vocabulary[]} parts
 * @returns {import("./search-rank.js").Vocabulary}
 */
function merged(parts) {
  if (parts.length === 1 && parts[0]) return parts[0];
  /** @type {[string, number[]][]} */
  const entries = parts.flatMap(({ words, places }) =>
    words.map((word, at) => /** @type {[string, number[]]} */ ([word, places[at] ?? []])),
  );
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return { words: entries.map(([word]) => word), places: entries.map(([, places]) => places) };
}

/** @type {Promise<SearchData> | undefined} */
let data;

/**
 * Return what the search of this language's site knows.
 * @returns {Promise<SearchData>}
 */
export function searchData() {
  data ??= fetched(addressOf("index")).then((settings) => new SearchData(/** @type {Settings} */ (settings)));
  data.catch(() => {
    data = undefined; // the next letter tries again
  });
  return data;
}
