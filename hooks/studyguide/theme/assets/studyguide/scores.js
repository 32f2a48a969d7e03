/** What the score of an answer means: right, partly right or wrong. */

import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */

export const TOLERANCE = 0.001; // a score is a sum of fractions

/**
 * Return whether a score is that of a right answer; no answer has none.
 * @param {number | undefined} score
 * @returns {boolean}
 */
export function isRight(score = 0) {
  return score > 1 - TOLERANCE;
}

/**
 * Return what a score is called in the page's style: `right`, `partly` or `wrong`.
 * @param {number} score
 * @returns {"right" | "partly" | "wrong"}
 */
export function outcome(score) {
  return isRight(score) ? "right" : score > 0 ? "partly" : "wrong";
}

/**
 * Return the words for a score: right, partly right with how much, not right.
 * @param {number} score
 * @param {Words} words
 * @returns {string}
 */
export function verdict(score, words) {
  if (isRight(score)) return words.all_right ?? "";
  if (score > 0) return filled(words.partly, { percent: Math.round(score * 100) });
  return words.not_right ?? "";
}
