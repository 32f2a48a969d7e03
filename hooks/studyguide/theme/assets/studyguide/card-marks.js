/**
 * What readers add to the course's cards: stars, cards that are not to be asked, notes, cards of
 * their own. They are changed in change-marks.js. No page, no storage.
 */

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./card-queue.js").Card} Card */

/** @param {Pick<Card, "id">} card */
function isOwn({ id }) {
  return id.endsWith(":own");
}

/**
 * Return the id under which a card has its star and its note: that of the term, which all of its
 * cards share, or the card's own.
 * @param {Pick<Card, "id">} card
 * @returns {string}
 */
export function subjectOf(card) {
  return isOwn(card) || card.id.endsWith(":question") ? card.id : card.id.slice(0, card.id.lastIndexOf(":"));
}

/**
 * @param {State} state
 * @param {string} subject
 * @returns {boolean}
 */
export function isStarred(state, subject) {
  return state.stars[subject]?.on ?? false;
}

/**
 * Return whether a card is not to be asked: it alone, or whatever is asked of its term.
 * @param {State} state
 * @param {Pick<Card, "id">} card
 * @returns {boolean}
 */
export function isSuspended({ suspended }, card) {
  return Boolean(suspended[card.id]?.on || suspended[subjectOf(card)]?.on);
}

/**
 * @param {State} state
 * @param {string} subject
 * @returns {string} empty if there is none
 */
export function noteOn(state, subject) {
  return state.notes[subject]?.text ?? "";
}

/**
 * Return the cards that the reader has written, in the order of their weeks. Their sides are plain
 * text and no HTML, unlike those of other cards.
 * @param {State} state
 * @returns {Card[]}
 */
export function ownCards(state) {
  return Object.entries(state.ownCards)
    .filter(([, { front, back }]) => front || back)
    .map(([id, { week, front, back }]) => ({ id: `${id}:own`, kind: "own", week, front, back, url: "" }))
    .sort((one, other) => one.week - other.week || (one.id < other.id ? -1 : 1));
}
