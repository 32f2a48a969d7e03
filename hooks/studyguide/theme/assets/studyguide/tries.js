/** How many tries a question has before its answer is shown, as the reader has chosen. */

import { isSelfGraded } from "./question.js";
import { quizSettings } from "./quiz-settings.js";
import { isRight } from "./scores.js";

/**
 * Return how many tries are left. They are counted from all that there have been, so that they are
 * the same after a reload: of two, the third is a first one again.
 * @param {HTMLElement} question
 * @param {{ score: number, tries: number }} answer
 */
export function triesLeft(question, { score, tries }) {
  const all = quizSettings().tries;
  return isRight(score) || isSelfGraded(question) ? 0 : all - (((tries - 1) % all) + 1);
}

/**
 * Return what is shown beside a result.
 * @param {number} left how many tries
 * @returns {import("./show-result.js").Told}
 */
export function told(left) {
  if (!left) return "key";
  return quizSettings().reasons ? "reasons" : "nothing";
}
