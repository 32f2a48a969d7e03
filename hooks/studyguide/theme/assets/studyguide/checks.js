/**
 * Questions that a lesson asks in between: the same as in the self-check, whose answers they are.
 * Without this script they can be read, and their answers opened.
 */

import { element } from "./elements.js";
import { SelfCheck } from "./quiz-question.js";
import { quizSettings } from "./quiz-settings.js";
import { opened, subscribe, warning } from "./store.js";

/**
 * Bring the questions of a lesson to life.
 * @param {HTMLElement} place
 */
export async function start(place) {
  await opened;
  const words = JSON.parse(place.dataset.words ?? "{}");
  const sections = [...place.querySelectorAll("section.check")].filter((section) => section instanceof HTMLElement);
  const checks = sections.map((section) => startOne(section, words));
  const update = () => {
    if (!place.isConnected) return; // another page has come in place of this one
    place.toggleAttribute("data-no-peek", !quizSettings().peek);
    for (const check of checks) check.refresh();
  };
  const save = () => {
    for (const check of checks) check.save();
  };
  update();
  subscribe(update);
  addEventListener("pagehide", save);
  addEventListener("visibilitychange", save); // a phone may end a page in the background unasked
}

/**
 * @param {HTMLElement} section
 * @param {import("./wording.js").Words} words
 * @returns {SelfCheck}
 */
function startOne(section, words) {
  const note = element("p", "quiz-note");
  const check = new SelfCheck(section, words, {
    judged: () => void (note.textContent = warning((fault) => words[`store_${fault}`])),
    next: () => {},
  });
  section.append(note);
  return check;
}
