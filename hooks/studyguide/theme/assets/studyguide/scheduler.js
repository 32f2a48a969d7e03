/**
 * When a card comes back: FSRS-6 as ts-fsrs computes it, with the steps of the reference
 * implementation (fsrs of PyPI). No page, no storage, no clock.
 *
 * Of ts-fsrs we use the memory model and not its own steps, because those differ from the reference:
 * it counts days by the calendar of Greenwich, goes back to 6 minutes on “Hard” after the second
 * step, and lengthens intervals so that no two buttons have the same.
 */

import { fsrs } from "./vendor/ts-fsrs.js";

/** @typedef {import("./state.js").CardState} CardState */
/** @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy */

export const NEW = 0;
export const LEARNING = 1;
export const REVIEW = 2;
export const RELEARNING = 3;
/** @type {readonly Rating[]} */
export const RATINGS = [1, 2, 3, 4];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** @type {Record<number, readonly number[]>} */
const STEPS = { [LEARNING]: [1, 10], [RELEARNING]: [10] }; // minutes
const model = fsrs({ request_retention: 0.9, enable_fuzz: false });

/**
 * Return a card after a review.
 * @param {CardState | undefined} card undefined if it is new
 * @param {Rating} rating
 * @param {number} now milliseconds since 1970
 * @returns {CardState}
 */
export function reviewed(card, rating, now) {
  // a file that a reader has taken over may hold any number; the model refuses impossible ones
  const sound = card && card.state !== NEW && card.stability >= 0.001 && card.difficulty >= 1;
  const before = sound ? card : undefined;
  const days = before ? Math.max(0, Math.floor((now - before.last) / DAY)) : 0;
  const memory = model.next_state(before ?? null, days, rating);
  const { state, step, wait } = next(before, rating, memory.stability);
  return {
    due: now + wait,
    stability: memory.stability,
    difficulty: memory.difficulty,
    reps: (before?.reps ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (before?.state === REVIEW && rating === 1 ? 1 : 0),
    state,
    step,
    last: now,
  };
}

/** The stability of a card that was answered well once, in days. */
export const FIRST_STABILITY = model.next_state(null, 0, 3).stability;

/**
 * Return how likely it is that a card is remembered.
 * @param {number} stability days
 * @param {number} last when it was answered, in milliseconds since 1970
 * @param {number} now
 * @returns {number} 0 to 1
 */
export function retrievability(stability, last, now) {
  return model.forgetting_curve(Math.max(0, now - last) / DAY, Math.max(stability, 0.001));
}

/**
 * Return how many milliseconds a card would wait after each rating.
 * @param {CardState | undefined} card
 * @param {number} now
 * @returns {number[]} by rating: again, hard, good, easy
 */
export function preview(card, now) {
  return RATINGS.map((rating) => reviewed(card, rating, now).due - now);
}

/**
 * Return the state and step that follow, and for how many milliseconds.
 * @param {CardState | undefined} card
 * @param {Rating} rating
 * @param {number} stability after the review
 * @returns {{ state: number, step: number, wait: number }}
 */
function next(card, rating, stability) {
  const forgotten = card?.state === REVIEW;
  const state = forgotten ? RELEARNING : (card?.state ?? LEARNING);
  const steps = STEPS[state] ?? [];
  const at = forgotten ? 0 : Math.min(card?.step ?? 0, steps.length - 1);
  const first = steps[0] ?? 0;
  if (rating === 1) return { state, step: 0, wait: first * MINUTE };
  if (!forgotten && rating === 2) {
    const between = steps[1] === undefined ? first * 1.5 : (first + steps[1]) / 2;
    return { state, step: at, wait: (at ? (steps[at] ?? 0) : between) * MINUTE };
  }
  const following = steps[at + 1];
  if (!forgotten && rating === 3 && following !== undefined) {
    return { state, step: at + 1, wait: following * MINUTE };
  }
  return { state: REVIEW, step: 0, wait: model.next_interval(stability, 0) * DAY };
}
