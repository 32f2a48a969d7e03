/**
 * Which cards are for today, and how it is going: from the cards of the course and what the reader
 * has done. No page, no clock.
 *
 * A day begins at four in the morning: who studies past midnight is still in the same evening.
 */

import { isStarred, isSuspended, ownCards, subjectOf } from "./card-marks.js";
import { DAY } from "./days.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Review} Review */
/**
 * @typedef {object} Card as in cards.json
 * @property {string} id
 * @property {string} kind
 * @property {number} week 0 for none
 * @property {string} front HTML
 * @property {string} back HTML
 * @property {string} url from the root of the language's site; empty for an own card
 * @property {string[]} [accept] what may be typed as the answer
 * @property {string[]} [refused] other names, which are no typing errors
 * @property {[front: string, back: string]} [said] how formulas are read aloud
 */
/** @typedef {{ newPerDay: number, reviewsPerDay: number }} Limits */
/**
 * @typedef {object} Queue
 * @property {Card[]} due the ones to repeat, in the order in which to ask them
 * @property {Card[]} fresh the new ones, in course order
 * @property {Card[]} soon in learning, not yet due, but worth asking when nothing else is left
 */
/**
 * @typedef {object} Choice
 * @property {Set<string>} weeksOff
 * @property {Set<string>} kindsOff
 * @property {boolean} starredOnly
 * @property {boolean} typed whether names are to be typed
 * @property {Limits} limits
 */

const DAY_BEGINS = 4 * 3_600_000;
const AHEAD = 20 * 60_000;
const REVIEW = 2;
const DEFAULTS = { newPerDay: 10, reviewsPerDay: 100 };
/** Which kinds are off for who has chosen none: a fourth card of every term would be too much. */
const KINDS_OFF = "cloze";

/**
 * Return the number of the reader's own day.
 * @param {number} now milliseconds since 1970
 * @returns {number} days since 1970
 */
export function dayOf(now) {
  const local = new Date(now - DAY_BEGINS);
  return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY;
}

/**
 * Return a day as a date in Greenwich time, to be written without a clock.
 * @param {number} day as `dayOf` gives it
 * @returns {Date}
 */
export function dateOf(day) {
  return new Date(day * DAY);
}

/**
 * Return what a card is about, which its siblings are about too.
 * @param {string} id
 * @returns {string}
 */
export function topicOf(id) {
  return id.slice(0, id.lastIndexOf(":"));
}

/**
 * Return which cards the reader wants, and how many.
 * @param {Record<string, string>} settings
 * @returns {Choice}
 */
export function choiceIn(settings) {
  const list = (/** @type {string} */ key) => new Set((settings[key] ?? "").split(",").filter(Boolean));
  const number = (/** @type {keyof Limits} */ key) => {
    const limit = Number.parseInt(settings[`cards.${key}`] ?? "", 10);
    return limit >= 0 ? limit : DEFAULTS[key];
  };
  return {
    weeksOff: list("cards.weeksOff"),
    kindsOff: settings["cards.kindsOff"] === undefined ? new Set([KINDS_OFF]) : list("cards.kindsOff"),
    starredOnly: settings["cards.starred"] === "on",
    typed: settings["cards.typed"] === "on",
    limits: { newPerDay: number("newPerDay"), reviewsPerDay: number("reviewsPerDay") },
  };
}

/**
 * Return the cards of a choice, of the course and of the reader's own. A week that is added to the
 * course later is in it.
 * @param {Card[]} cards those of the course
 * @param {Choice} choice
 * @param {State} state
 * @returns {Card[]}
 */
export function chosen(cards, { weeksOff, kindsOff, starredOnly }, state) {
  const own = ownCards(state).filter(({ front, back }) => front && back);
  return [...cards, ...own].filter(
    (card) =>
      !weeksOff.has(String(card.week)) &&
      !kindsOff.has(card.kind) &&
      (!starredOnly || isStarred(state, subjectOf(card))),
  );
}

/**
 * Return what to ask today: of cards about one thing, only one a day.
 * @param {Card[]} cards
 * @param {State} state
 * @param {number} now
 * @param {Limits} limits
 * @returns {Queue}
 */
export function queue(cards, state, now, { newPerDay, reviewsPerDay }) {
  const today = dayOf(now);
  const done = state.reviews.filter(([, , at]) => at > now - 2 * DAY && dayOf(at) === today);
  const begun = new Set(done.filter((review) => review[3] === 0).map(([card]) => card)).size;
  const repeated = done.filter((review) => review[3] === REVIEW).length;
  const buried = Object.keys(state.buried).filter((card) => state.buried[card] === today);
  const taken = new Map([...buried, ...done.map(([card]) => card)].map((card) => [topicOf(card), card]));

  const candidates = cards.filter((card) => !buried.includes(card.id) && !isSuspended(state, card));
  const dueOf = (/** @type {Card} */ card) => state.cards[card.id]?.due ?? 0;
  const startedCards = candidates.filter((card) => state.cards[card.id]).sort((a, b) => dueOf(a) - dueOf(b));
  const isReview = (/** @type {Card} */ card) => state.cards[card.id]?.state === REVIEW;
  const learning = startedCards.filter((card) => !isReview(card) && dueOf(card) <= now + AHEAD);
  for (const card of learning) taken.set(topicOf(card.id), card.id);
  const free = (/** @type {Card} */ card) => {
    const topic = topicOf(card.id);
    if (!taken.has(topic)) taken.set(topic, card.id);
    return taken.get(topic) === card.id;
  };
  const reviews = startedCards.filter((card) => isReview(card) && dayOf(dueOf(card)) <= today && free(card));
  const fresh = candidates.filter((card) => !state.cards[card.id] && free(card));
  return {
    due: [
      ...learning.filter((card) => dueOf(card) <= now),
      ...reviews.slice(0, Math.max(0, reviewsPerDay - repeated)),
    ],
    fresh: fresh.slice(0, Math.max(0, newPerDay - begun)),
    soon: learning.filter((card) => dueOf(card) > now),
  };
}

/**
 * Return the card to ask now, undefined if there is none for now.
 * @param {Queue} queued
 * @returns {Card | undefined}
 */
export function first({ due, fresh, soon }) {
  return due[0] ?? fresh[0] ?? soon[0];
}

/**
 * Return when the next of some cards comes, Infinity if none is under way.
 * @param {Card[]} cards
 * @param {State} state
 * @returns {number}
 */
export function nextDue(cards, state) {
  return Math.min(...cards.map((card) => state.cards[card.id]?.due ?? Infinity));
}

/**
 * Return how many cards are due on each of the coming days; those overdue are due today.
 * @param {Card[]} cards
 * @param {State} state
 * @param {number} now
 * @param {number} days
 * @returns {number[]}
 */
export function forecast(cards, state, now, days) {
  const counts = new Array(days).fill(0);
  for (const { id } of cards) {
    const card = state.cards[id];
    const day = card ? Math.max(0, dayOf(card.due) - dayOf(now)) : days;
    if (day < days) counts[day] += 1;
  }
  return counts;
}

/**
 * Return how many cards that came back after a day or more were remembered.
 * @param {Review[]} reviews
 * @param {number} since milliseconds since 1970
 * @returns {{ right: number, all: number }}
 */
export function retention(reviews, since) {
  const counted = reviews.filter(([, , at, before]) => at >= since && before === REVIEW);
  return { right: counted.filter(([, rating]) => rating > 1).length, all: counted.length };
}
