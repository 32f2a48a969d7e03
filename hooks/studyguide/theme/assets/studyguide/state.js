/**
 * What a reader has done, as data: read, checked, brought up to date, merged. No page, no storage.
 *
 * Ids of questions and cards are the course's own, the same in every language. What readers have
 * starred or noted is under the id of the term, or of the card where there is only one about a thing.
 */

import { isObject, isSound } from "./state-checks.js";

/**
 * @typedef {object} Answer
 * @property {number} at when, in milliseconds since 1970
 * @property {number} score 0 to 1
 * @property {number} tries
 * @property {string[]} [given] what was given, control by control
 * @property {number[]} [points] which points of a rubric the reader found in the own answer
 * @property {number} [draw] the draw of the values that a question had, if it varies
 */
/**
 * @typedef {object} Draft what is given but not checked; nothing, if an answer is to be tried again
 * @property {number} at
 * @property {string[]} given control by control
 * @property {number} [draw] the draw of the values that a question has, if it varies
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
/** @typedef {{ at: number, on: boolean }} Switch when it was switched, and how it is since */
/** @typedef {{ at: number, text: string }} Note empty if it was deleted */
/** @typedef {{ at: number, week: number, front: string, back: string }} OwnCard of no week: 0; empty if it was deleted */
/**
 * @typedef {object} State
 * @property {number} version
 * @property {Record<string, Answer>} answers by question
 * @property {Record<string, Draft>} drafts by question
 * @property {Record<string, CardState>} cards by card
 * @property {Review[]} reviews oldest first
 * @property {Record<string, number>} buried cards and the day on which they were put aside
 * @property {Record<string, Switch>} stars
 * @property {Record<string, Switch>} suspended cards that are not asked, or terms of whose cards none is
 * @property {Record<string, Note>} notes
 * @property {Record<string, OwnCard>} ownCards
 * @property {Exam | null} exam the one being sat, or the last one
 * @property {Record<string, string>} settings
 */

/** Since 2 there are stars, notes and own cards; a state of before lacks them, and is read as it is. */
export const VERSION = 2;
export const PROGRAM = "studyguide";

/** @returns {State} */
export function emptyState() {
  const own = { stars: {}, suspended: {}, notes: {}, ownCards: {} };
  return { version: VERSION, answers: {}, drafts: {}, cards: {}, reviews: [], buried: {}, ...own, exam: null, settings: {} };
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
  if (!isObject(data) || data.program !== PROGRAM) throw new Unreadable("foreign");
  if (typeof data.version !== "number") throw new Unreadable("damaged");
  if (data.version > VERSION) throw new Unreadable("newer");
  const state = data.state;
  if (isObject(state) && isObject(state.exam)) state.exam.given ??= {}; // its answers are lost, and it goes on
  if (!isObject(state) || !isSound(state)) throw new Unreadable("damaged");
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
    stars: newer(first.stars, second.stars, ({ at }) => at),
    suspended: newer(first.suspended, second.suspended, ({ at }) => at),
    notes: newer(first.notes, second.notes, ({ at }) => at),
    ownCards: newer(first.ownCards, second.ownCards, ({ at }) => at),
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
    const own = Object.hasOwn(result, key) ? result[key] : undefined; // not what all objects have
    if (own === undefined || age(value) > age(own)) result[key] = value;
  }
  return result;
}
