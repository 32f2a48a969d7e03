/** Words as the search compares them; `languages/stemming.py` does the same, and writes the rules. */

import { folded } from "./typed-answer.js";

/**
 * @typedef {object} WordRules
 * @property {Record<string, string>} letters how each is written on a keyboard without it
 * @property {string[]} digraphs two letters that stand for one, of which the first is left
 * @property {string[]} endings the longest first
 * @property {string[]} beginnings what is written in one word with the next, the longest first
 * @property {string[]} stopWords words that are in every text
 */
/**
 * @typedef {object} Word
 * @property {string} stem without its endings
 * @property {string} whole with them
 */

const SHORTEST = 3;

export class Stemming {
  /** @param {WordRules} rules */
  constructor(rules) {
    this.folding = { articles: [], letters: rules.letters };
    this.digraph = rules.digraphs.length ? new RegExp(rules.digraphs.join("|"), "g") : undefined;
    this.endings = rules.endings;
    this.beginnings = rules.beginnings;
    this.stopWords = new Set(rules.stopWords);
  }

  /**
   * Return the words of a text, without those that are in every text.
   * @param {string} text
   * @returns {Word[]}
   */
  words(text) {
    const words = folded(text, this.folding).split(" ");
    return words.filter((word) => word && !this.stopWords.has(word)).map((word) => this.word(word));
  }

  /**
   * Return a folded word as it is compared.
   * @param {string} word
   * @returns {Word}
   */
  word(word) {
    const dotted = word.replace(/^\.+|\.+$/g, "");
    const whole = this.digraph ? dotted.replace(this.digraph, (pair) => pair[0] ?? "") : dotted;
    if (/[0-9+#]/.test(whole)) return { stem: whole, whole };
    const stem = this.withoutEnding(this.withoutEnding(this.withoutBeginning(whole)));
    return { stem: stem.replace(/([^\p{N}aeiou_])\1$/u, "$1"), whole };
  }

  /**
   * @param {string} word
   * @returns {string}
   */
  withoutBeginning(word) {
    const beginning = this.beginnings.find((one) => word.startsWith(one) && word.length - one.length >= SHORTEST);
    return beginning ? word.slice(beginning.length) : word;
  }

  /**
   * @param {string} word
   * @returns {string}
   */
  withoutEnding(word) {
    const ending = this.endings.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
    return ending ? word.slice(0, -ending.length) : word;
  }
}
