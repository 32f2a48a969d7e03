/** Changes what readers add to the course's cards: see card-marks.js, which reads it. */

import { update } from "./store.js";

/**
 * @param {string} subject
 * @param {boolean} on
 */
export function star(subject, on) {
  update((state) => void (state.stars[subject] = { at: Date.now(), on }));
}

/**
 * @param {string} id of a card or a term
 * @param {boolean} on
 */
export function suspend(id, on) {
  update((state) => void (state.suspended[id] = { at: Date.now(), on }));
}

/**
 * @param {string} subject
 * @param {string} text empty: no note any more
 */
export function annotate(subject, text) {
  update((state) => void (state.notes[subject] = { at: Date.now(), text }));
}

/**
 * Write a card, a new one or another version of one.
 * @param {string} id that of a card in the deck; empty for a new one
 * @param {{ front: string, back: string, week: number }} sides
 */
export function writeOwn(id, sides) {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const key = id.replace(/:own$/, "") || `own-${[...random].map((part) => part.toString(36)).join("")}`;
  update((state) => void (state.ownCards[key] = { ...sides, at: Date.now() }));
}

/**
 * Delete a card. That it is gone is kept, or another device would bring it back.
 * @param {string} id
 */
export function deleteOwn(id) {
  writeOwn(id, { front: "", back: "", week: 0 });
}
