/**
 * A sitting of a few terms that the reader has chosen, whether or not their cards are due: of each
 * term the card that is known least, until it is learnt. No page, no storage.
 */

import { isSuspended } from "./card-marks.js";
import { dayOf, topicOf } from "./card-queue.js";
import { REVIEW, retrievability } from "./scheduler.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./card-queue.js").Queue} Queue */
/** @typedef {import("./state.js").State} State */

const NEW_CARD = 0.9; // asked before those that FSRS would not ask yet, and after the others

/**
 * Return the cards of terms, with what is wanted of their kinds; if that is nothing, all.
 * @param {Card[]} cards
 * @param {string[]} terms
 * @param {Set<string>} kindsOff
 * @returns {Card[]}
 */
export function cardsOf(cards, terms, kindsOff) {
  const all = cards.filter(({ id, kind }) => kind !== "question" && terms.includes(topicOf(id)));
  const wanted = all.filter(({ kind }) => !kindsOff.has(kind));
  return wanted.length ? wanted : all;
}

/**
 * Return what orders the cards of a sitting.
 * @param {number} began when it did, in milliseconds since 1970
 * @returns {(cards: Card[], state: State, now: number) => Queue}
 */
export function practiceSince(began) {
  return (cards, state, now) => {
    const isAsked = (/** @type {Card} */ { id }) => (state.cards[id]?.last ?? 0) >= began;
    const dueOf = (/** @type {Card} */ { id }) => state.cards[id]?.due ?? 0;
    const asked = cards.filter((card) => !isSuspended(state, card));
    const left = [...byTerm(asked).values()].flatMap((siblings) => {
      if (siblings.some(({ id }) => state.buried[id] === dayOf(now))) return [];
      const begun = siblings.filter(isAsked);
      if (begun.length) return begun.filter(({ id }) => state.cards[id]?.state !== REVIEW);
      return siblings.sort((a, b) => strength(a, state, began) - strength(b, state, began)).slice(0, 1);
    });
    const again = left.filter(isAsked).sort((a, b) => dueOf(a) - dueOf(b));
    return {
      due: again.filter((card) => dueOf(card) <= now),
      fresh: left.filter((card) => !isAsked(card)),
      soon: again.filter((card) => dueOf(card) > now),
    };
  };
}

/**
 * @param {Card[]} cards
 * @returns {Map<string, Card[]>}
 */
function byTerm(cards) {
  /** @type {Map<string, Card[]>} */
  const result = new Map();
  for (const card of cards) result.set(topicOf(card.id), [...(result.get(topicOf(card.id)) ?? []), card]);
  return result;
}

/**
 * @param {Card} card
 * @param {State} state
 * @param {number} now
 * @returns {number} 0 to 1
 */
function strength({ id }, state, now) {
  const card = state.cards[id];
  if (!card) return NEW_CARD;
  return card.state === REVIEW ? retrievability(card.stability, card.last, now) : 0;
}
