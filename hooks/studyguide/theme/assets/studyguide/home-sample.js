/** The question that a stranger can answer on the home page: the same one as in the self-check. */

import { SelfCheck } from "./quiz-question.js";
import { opened } from "./store.js";

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  const question = place.querySelector("section.question");
  if (!(question instanceof HTMLElement)) return;
  new SelfCheck(question, JSON.parse(place.dataset.words ?? "{}"), {
    judged: () => place.querySelector(".first-try-next")?.removeAttribute("hidden"),
    next: () => {},
  });
}
