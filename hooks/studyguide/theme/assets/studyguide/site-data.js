/** Files and pages of the site in this language. */

import { fetched } from "./json-parts.js";

/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {{ questions: Record<string, number>, terms: import("./knowledge.js").Term[] }} Asked what is in progress.json: the week of each question, and the terms */

const root = new URL("../../", import.meta.url);

/**
 * Return what a file of the site holds.
 * @template Data
 * @param {string} name
 * @returns {Promise<Data>}
 */
export function loaded(name) {
  return fetched(new URL(name, root));
}

/**
 * Return where some terms are practised.
 * @param {Knowledge[]} some
 * @returns {string}
 */
export function practiceOf(some) {
  return new URL(`flashcards/?terms=${some.map(({ term }) => term.id).join(",")}`, root).href;
}

/**
 * Return where a question is asked, also one that was made from a term.
 * @param {string} id
 * @param {Knowledge} about the term that it is about
 * @param {Record<string, number>} weeks of the questions
 * @returns {string}
 */
export function questionOf(id, { term }, weeks) {
  const page = id === `term-${term.id}` ? `week-${term.week}-terms` : `week-${weeks[id]}`;
  return new URL(`quiz/${page}/#${id}`, root).href;
}
