/**
 * What a reader has done, as data: read, checked, brought up to date, merged. No page, no storage.
 *
 * Ids of questions and cards are the course's own, the same in every language.
 */

/**
 * @typedef {object} Answer
 * @property {number} at when, in milliseconds since 1970
 * @property {number} score 0 to 1
 * @property {number} tries
 * @property {string[]} [given] what was given, control by control
 * @property {number[]} [points] which points of a rubric the reader found in the own answer
 */
/**
 * @typedef {object} Draft what is given but not checked; nothing, if an answer is to be tried again
 * @property {number} at
 * @property {string[]} given control by control
 */
/**
 * @typedef {object} CardState what FSRS knows of a card
 * @property {number} due milliseconds since 1970
 * @property {number} stability days
 * @property {number} difficulty 1 to 10
 * @property {number} reps
 * @property {number} lapses
 * @property {number} state 0 new, 1 learning, 2 review, 3 relearning
 * @property {number} step
 * @property {number} last milliseconds since 1970
 */
/** @typedef {[card: string, rating: number, at: number, before: number]} Review rating 1 to 4; the state before */
/**
 * @typedef {object} Exam
 * @property {number} began
 * @property {number} minutes 0 for no limit
 * @property {number[]} weeks
 * @property {string[]} questions
 * @property {Record<string, string[]>} given
 * @property {number} [ended]
 * @property {Record<string, number>} [scores] of what is marked; what the reader shall judge has none before
 * @property {Record<string, number[]>} [ticked] the points of a rubric that the reader found in an answer
 */
/**
 * @typedef {object} State
 * @property {number} version
 * @property {Record<string, Answer>} answers by question
 * @property {Record<string, Draft>} drafts by question
 * @property {Record<string, CardState>} cards by card
 * @property {Review[]} reviews oldest first
 * @property {Record<string, number>} buried cards and the day on which they were put aside
 * @property {Exam | null} exam the one being sat, or the last one
 * @property {Record<string, string>} settings
 */

export const VERSION = 1;
export const PROGRAM = "studyguide";

/** @returns {State} */
export function emptyState() {
  return { version: VERSION, answers: {}, drafts: {}, cards: {}, reviews: [], buried: {}, exam: null, settings: {} };
}

/** A file or a stored text that is no state of ours; its message is a key of the site's words. */
export class Unreadable extends Error {}

/**
 * Return the state in a text, brought up to date.
 * @param {string} text
 * @returns {State}
 * @throws {Unreadable} `damaged`, `foreign` or `newer`
 */
export function parseState(text) {
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Unreadable("damaged");
  }
  if (!isRecord(data) || data.program !== PROGRAM) throw new Unreadable("foreign");
  if (typeof data.version !== "number") throw new Unreadable("damaged");
  if (data.version > VERSION) throw new Unreadable("newer");
  const state = data.state;
  if (isRecord(state) && isRecord(state.exam)) state.exam.given ??= {}; // its answers are lost, and it goes on
  if (!isRecord(state) || !isSound(state)) throw new Unreadable("damaged");
  return /** @type {State} */ ({ ...emptyState(), ...state, version: VERSION });
}

/**
 * Return a state as the text of a file.
 * @param {State} state
 * @returns {string}
 */
export function writeState(state) {
  return JSON.stringify({ program: PROGRAM, version: state.version, state });
}

/**
 * Return what no two reviews have in common.
 * @param {Review} review
 * @returns {string}
 */
export function reviewKey([card, , at]) {
  return `${card} ${at}`;
}

/**
 * Compare two reviews, so that in any order they came the same is kept.
 * @param {Review} one
 * @param {Review} other
 * @returns {number}
 */
export function byTime(one, other) {
  return one[2] - other[2] || (one[0] < other[0] ? -1 : 1);
}

/**
 * Return what two devices know together: of each answer and card the newer, of reviews all; of
 * settings those of the first.
 * @param {State} first
 * @param {State} second
 * @returns {State}
 */
export function merged(first, second) {
  const reviews = new Map([...second.reviews, ...first.reviews].map((review) => [reviewKey(review), review]));
  const answers = newer(first.answers, second.answers, (answer) => answer.at);
  const drafts = Object.entries(newer(first.drafts, second.drafts, (draft) => draft.at));
  const newest = (first.exam?.began ?? 0) >= (second.exam?.began ?? 0) ? first.exam : second.exam;
  return {
    version: VERSION,
    answers,
    drafts: Object.fromEntries(drafts.filter(([id, draft]) => draft.at >= (answers[id]?.at ?? 0))),
    cards: newer(first.cards, second.cards, (card) => card.last),
    reviews: [...reviews.values()].sort(byTime),
    buried: newer(first.buried, second.buried, (day) => day),
    exam: newest,
    settings: { ...second.settings, ...first.settings }, // never those of a file in place of one's own
  };
}

/**
 * @template T
 * @param {Record<string, T>} first
 * @param {Record<string, T>} second
 * @param {(value: T) => number} age
 * @returns {Record<string, T>}
 */
function newer(first, second, age) {
  const result = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const own = result[key];
    if (own === undefined || age(value) > age(own)) result[key] = value;
  }
  return result;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {(item: unknown) => boolean} each
 * @returns {boolean}
 */
function isRecordOf(value, each) {
  return value === undefined || (isRecord(value) && Object.values(value).every(each));
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
    isRecordOf(state.drafts, (item) => isRecord(item) && hasNumbers(item, ["at"]) && isTexts(item.given)) &&
    isRecordOf(state.cards, (item) => isRecord(item) && hasNumbers(item, card)) &&
    isRecordOf(state.buried, (item) => Number.isFinite(item)) &&
    isRecordOf(state.settings, (item) => typeof item === "string") &&
    (state.reviews === undefined || (Array.isArray(state.reviews) && state.reviews.every(isReview))) &&
    (state.exam === undefined || state.exam === null || isExam(state.exam))
  );
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isAnswer(value) {
  if (!isRecord(value) || !hasNumbers(value, ["at", "score", "tries"])) return false;
  const { given, points } = value;
  const numbers = points === undefined || (Array.isArray(points) && points.every((item) => Number.isFinite(item)));
  return numbers && (given === undefined || isTexts(given));
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
  if (!isRecord(value) || !hasNumbers(value, ["began", "minutes"])) return false;
  const { weeks, questions, given } = value;
  const numbers = (/** @type {unknown} */ list) => Array.isArray(list) && list.every(Number.isFinite);
  const ended = value.ended === undefined || Number.isFinite(value.ended);
  const results = isRecordOf(value.scores, Number.isFinite) && isRecordOf(value.ticked, numbers);
  return numbers(weeks) && ended && results && isTexts(questions) && isRecord(given) && isRecordOf(given, isTexts);
}
