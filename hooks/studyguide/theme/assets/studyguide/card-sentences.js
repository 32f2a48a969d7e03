/** What is said of a sitting with flashcards: how far it is, and how it went. */

import { duration } from "./durations.js";
import { filled } from "./wording.js";

/** @typedef {import("./flashcards.js").Words} Words */
/** @typedef {import("./scheduler.js").Rating} Rating */

/**
 * Return how many cards are done, and how many of those come again in this sitting.
 * @param {{ done: number, all: number, learning: number }} numbers
 * @param {Words} words
 * @returns {string}
 */
export function progressText({ done, all, learning }, words) {
  const sentences = [filled(words.progress, { done, all })];
  if (learning) sentences.push(filled(words.learning, { n: learning }));
  return sentences.join(" · ");
}

/**
 * Return how many answers a sitting had and how many were right, and when the next card comes.
 * @param {Rating[]} ratings
 * @param {number} wait milliseconds; infinite if no card comes again
 * @param {Words} words
 * @returns {string}
 */
export function summary(ratings, wait, words) {
  const right = ratings.filter((rating) => rating > 1).length;
  const sentences = [filled(words.summary, { reviews: ratings.length, right })];
  if (Number.isFinite(wait)) {
    const time = duration(wait, words.time, document.documentElement.lang);
    sentences.push(filled(words.next, { time }));
  }
  return sentences.join(" ");
}
