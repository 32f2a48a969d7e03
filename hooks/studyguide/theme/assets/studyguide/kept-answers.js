/** What is kept of a question of the self-check: the last answer with its result, and a draft. */

import { read, update } from "./store.js";

/** @typedef {import("./state.js").Answer} Answer */
/** @typedef {import("./state.js").Draft} Draft */

/**
 * Return the last answer to a question.
 * @param {string} id
 * @returns {Answer | undefined}
 */
export function answerTo(id) {
  return read().answers[id];
}

/**
 * Return what has been given since the last answer to a question.
 * @param {string} id
 * @returns {Draft | undefined}
 */
export function draftOf(id) {
  const draft = read().drafts[id];
  return draft && draft.at >= (answerTo(id)?.at ?? 0) ? draft : undefined;
}

/**
 * Return all that is kept of a question as text, to be compared.
 * @param {string} id
 * @returns {string}
 */
export function keptOf(id) {
  return JSON.stringify([answerTo(id), draftOf(id)]);
}

/**
 * Keep what is given. Nothing is kept as well where there is an answer: it is being tried again.
 * @param {string} id
 * @param {string[]} given
 * @param {number} [draw] of the question's values, if it varies
 */
export function keepDraft(id, given, draw) {
  update((state) => {
    const drawn = draw === undefined ? {} : { draw };
    if (given.some(Boolean) || state.answers[id]) state.drafts[id] = { at: Date.now(), given, ...drawn };
    else delete state.drafts[id];
  });
}

/**
 * Keep an answer in place of the last one and of the draft.
 * @param {string} id
 * @param {Omit<Answer, "at">} answer
 */
export function keepAnswer(id, answer) {
  update((state) => {
    state.answers[id] = { at: Date.now(), ...answer };
    delete state.drafts[id];
  });
}
