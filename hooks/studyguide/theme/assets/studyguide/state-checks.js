/** What is a sound state: every part has its shape. No page, no storage. */

import { LIMITS } from "./limits.js";

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {(item: unknown) => boolean} each
 * @returns {boolean}
 */
function isRecordOf(value, each) {
  return value === undefined || (isObject(value) && Object.values(value).every(each));
}

/**
 * @param {Record<string, unknown>} value
 * @param {string[]} keys
 * @returns {boolean}
 */
function hasNumbers(value, keys) {
  return keys.every((key) => Number.isFinite(value[key]));
}

/**
 * Return whether every part of a state has its shape: nothing is taken over from a file in which
 * anything is wrong.
 * @param {Record<string, unknown>} state
 * @returns {boolean}
 */
export function isSound(state) {
  const card = ["due", "stability", "difficulty", "reps", "lapses", "state", "step", "last"];
  return (
    isRecordOf(state.answers, isAnswer) &&
    isRecordOf(state.drafts, (item) => isObject(item) && hasNumbers(item, ["at"]) && isTexts(item.given) && isDraw(item.draw)) &&
    isRecordOf(state.cards, (item) => isObject(item) && hasNumbers(item, card)) &&
    isRecordOf(state.buried, (item) => Number.isFinite(item)) &&
    isRecordOf(state.stars, isSwitch) &&
    isRecordOf(state.suspended, isSwitch) &&
    isRecordOf(state.notes, (item) => isObject(item) && hasNumbers(item, ["at"]) && isText(item.text, LIMITS.note)) &&
    isRecordOf(state.ownCards, isOwnCard) &&
    isRecordOf(state.settings, (item) => typeof item === "string") &&
    (state.reviews === undefined || (Array.isArray(state.reviews) && state.reviews.every(isReview))) &&
    (state.exam === undefined || state.exam === null || isExam(state.exam))
  );
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isSwitch(value) {
  return isObject(value) && hasNumbers(value, ["at"]) && typeof value.on === "boolean";
}

/**
 * @param {unknown} value
 * @param {number} longest
 * @returns {boolean}
 */
function isText(value, longest) {
  return typeof value === "string" && value.length <= longest;
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isOwnCard(value) {
  if (!isObject(value) || !hasNumbers(value, ["at", "week"])) return false;
  return isText(value.front, LIMITS.front) && isText(value.back, LIMITS.back);
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/**
 * Whether a value is the number of a draw, or nothing: most questions do not vary.
 * @param {unknown} value
 * @returns {boolean}
 */
function isDraw(value) {
  return value === undefined || (Number.isInteger(value) && Number(value) > 0);
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isAnswer(value) {
  if (!isObject(value) || !hasNumbers(value, ["at", "score", "tries"])) return false;
  const { given, points, draw } = value;
  const numbers = points === undefined || (Array.isArray(points) && points.every((item) => Number.isFinite(item)));
  return numbers && isDraw(draw) && (given === undefined || isTexts(given));
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isReview(value) {
  if (!Array.isArray(value) || value.length !== 4 || typeof value[0] !== "string") return false;
  return value.slice(1).every((part) => Number.isFinite(part));
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isExam(value) {
  if (!isObject(value) || !hasNumbers(value, ["began", "minutes"])) return false;
  const { weeks, questions, given } = value;
  const numbers = (/** @type {unknown} */ list) => Array.isArray(list) && list.every(Number.isFinite);
  const ended = value.ended === undefined || Number.isFinite(value.ended);
  const results = isRecordOf(value.scores, Number.isFinite) && isRecordOf(value.ticked, numbers);
  return numbers(weeks) && ended && results && isTexts(questions) && isObject(given) && isRecordOf(given, isTexts);
}
