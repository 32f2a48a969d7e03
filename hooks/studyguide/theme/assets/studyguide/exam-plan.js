/**
 * How many cards a day it takes until an exam, found by going through the days as FSRS would have
 * them if every answer were right. No page, no storage, no clock.
 */

import { dayOf, forecast, topicOf } from "./card-queue.js";
import { DAY } from "./days.js";
import { REVIEW, reviewed } from "./scheduler.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./state.js").CardState} CardState */
/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Plan
 * @property {number} days from today to the day before the exam, today at least
 * @property {number} due how many cards are to be repeated today
 * @property {Card[]} fresh those that were never asked, in course order
 * @property {number} newPerDay how many of them to begin each day
 * @property {number} perDay answers on an average day
 * @property {number} minutes on an average day
 * @property {number} left how many new cards cannot be asked before the exam
 */

const SECONDS_A_CARD = 10;
const NO_NEW = 0.2; // the part of the days, the last ones, that is kept free for repetitions
const LONG = 90; // minutes

/**
 * Return the plan until an exam.
 * @param {number} exam its day, as `dayOf` gives it
 * @param {Card[]} cards
 * @param {State} state
 * @param {number} now
 * @returns {Plan}
 */
export function planTo(exam, cards, state, now) {
  const days = Math.max(1, exam - dayOf(now));
  const fresh = cards.filter((card) => !state.cards[card.id]);
  const begins = beginnings(fresh, newDays({ days }));
  const begun = cards.flatMap((card) => state.cards[card.id] ?? []);
  const ofNew = Array.from({ length: days }, (_, day) => answersOf(undefined, day, { days, now })); // the same for all
  const answers = [
    ...begun.map((card) => answersOf(card, 0, { days, now })),
    ...begins.days.map((day) => ofNew[day] ?? 0),
  ];
  const perDay = answers.reduce((sum, count) => sum + count, 0) / days;
  const [due = 0] = forecast(cards, state, now, 1);
  const minutes = (perDay * SECONDS_A_CARD) / 60;
  return { days, due, fresh, newPerDay: begins.perDay, perDay, minutes, left: fresh.length - begins.days.length };
}

/**
 * Return on how many days, the first ones, new cards are begun.
 * @param {Pick<Plan, "days">} plan
 * @returns {number}
 */
export function newDays({ days }) {
  return Math.max(1, Math.ceil(days * (1 - NO_NEW)));
}

/**
 * Return whether a plan asks more of a day than one can hope to do.
 * @param {Plan} plan
 * @returns {boolean}
 */
export function isTooMuch({ minutes }) {
  return minutes > LONG;
}

/**
 * Return on which day each new card is begun: as few a day as reach to the end, and of cards about
 * one thing one a day.
 * @param {Card[]} fresh
 * @param {number} days
 * @returns {{ perDay: number, days: number[] }} without those for which there is no day
 */
export function beginnings(fresh, days) {
  let best = { perDay: 0, days: /** @type {number[]} */ ([]) };
  const most = new Set(fresh.map(({ id }) => topicOf(id))).size;
  for (let perDay = Math.min(most, Math.ceil(fresh.length / days)); perDay <= most; perDay += 1) {
    const found = { perDay, days: withLimit(fresh, days, perDay) };
    if (found.days.length > best.days.length) best = found;
    if (best.days.length === fresh.length) break;
  }
  return best;
}

/**
 * Return on which days new cards are begun if there is a limit for each.
 * @param {Card[]} fresh
 * @param {number} days
 * @param {number} perDay
 * @returns {number[]} one for each card that has a day
 */
export function withLimit(fresh, days, perDay) {
  /** @type {number[]} */
  const found = [];
  let waiting = fresh;
  for (let day = 0; day < days && waiting.length; day += 1) {
    /** @type {Set<string>} */
    const taken = new Set();
    waiting = waiting.filter(({ id }) => {
      if (taken.size >= perDay || taken.has(topicOf(id))) return true;
      taken.add(topicOf(id));
      found.push(day);
      return false;
    });
  }
  return found;
}

/**
 * Return how often a card is answered in some days if it is always remembered.
 * @param {CardState | undefined} card undefined if it is new
 * @param {number} first the day on which it may come first
 * @param {{ days: number, now: number }} period
 * @returns {number}
 */
function answersOf(card, first, { days, now }) {
  let [known, count, at] = [card, 0, now + first * DAY];
  for (;;) {
    if (known) at = Math.max(at, known.due);
    if (dayOf(at) - dayOf(now) >= days) return count;
    known = reviewed(known, 3, at);
    count += 1;
    if (known.state !== REVIEW) known = { ...known, due: at }; // in the same sitting
  }
}
