/** What is done by hand in place of menus: sorting and pairing. */

import { sortable } from "./ordering.js";
import { pairable } from "./pairing.js";
import { controls } from "./question.js";

/**
 * Let a question be answered by hand where it has lists to sort or to pair.
 * @param {HTMLElement} question
 * @param {import("./wording.js").Words} words
 */
export function byHand(question, words) {
  // lines that are moved keep the place of their answer among the others
  controls(question).forEach((control, at) => void (control.dataset.at = String(at)));
  sortable(question, words);
  pairable(question, words);
}
