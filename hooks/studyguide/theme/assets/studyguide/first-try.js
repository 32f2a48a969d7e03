/** The question that a stranger can answer on the home page: the same one as in the self-check. */

import { selfCheck } from "./self-check.js";

/** @param {HTMLElement} place */
export function start(place) {
  const question = place.querySelector("section.question");
  const onward = place.querySelector(".first-try-next");
  if (!(question instanceof HTMLElement)) return;
  selfCheck(question, JSON.parse(place.dataset.words ?? "{}"), () => onward?.removeAttribute("hidden"));
}
