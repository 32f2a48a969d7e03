/**
 * Keys for who answers without a mouse: 1 to 9 choose, Enter checks and goes on, the arrows go to
 * other questions. Keys that a field, a choice or a button needs are theirs.
 */

import { controls, isChoice } from "./question.js";
import { quizSettings } from "./quiz-settings.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./stepper.js").Stepper} Stepper */
/**
 * @typedef {object} Driven
 * @property {HTMLElement} place
 * @property {Stepper} stepper
 * @property {() => HTMLElement | undefined} primary what Enter does
 */

const TYPING = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]";
const OWN_ENTER = "a, button, summary, select, textarea";

/**
 * Return a line that tells the keys; touch screens do not show it.
 * @param {Words} words
 */
export function keysHint(words) {
  const hint = document.createElement("p");
  hint.className = "quiz-keys";
  hint.textContent = words.keys ?? "";
  return hint;
}

/** @param {Driven} driven */
export function listenForKeys(driven) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const isOurs = target === document.body || driven.place.contains(target);
    if (!driven.stepper.isOn || !isOurs || event.defaultPrevented || event.isComposing) return;
    if (isUsed(event, target, driven)) event.preventDefault();
  });
}

/**
 * Do what a key stands for, and return whether it stood for anything.
 * @param {KeyboardEvent} event
 * @param {Element} target
 * @param {Driven} driven
 * @returns {boolean}
 */
function isUsed(event, target, { stepper, primary }) {
  const { key } = event;
  const bare = !event.metaKey && (event.getModifierState("AltGraph") || (!event.ctrlKey && !event.altKey));
  if (key === "Enter") {
    const wanted = target.matches("textarea") ? event.ctrlKey || event.metaKey : bare && !target.closest(OWN_ENTER);
    return wanted && !isInPanel(target) && press(primary(), event.repeat);
  }
  if (!bare || !quizSettings().keys || target.closest(TYPING)) return false;
  if (/^[1-9]$/.test(key)) return choose(stepper.question, Number(key) - 1);
  const by = { ArrowLeft: -1, "[": -1, ArrowRight: 1, "]": 1 }[key];
  const needsArrows = key.startsWith("Arrow") && target.closest("input, [tabindex='0']");
  if (!by || needsArrows || event.repeat) return false;
  stepper.go(by);
  return true;
}

/** @param {Element} target */
function isInPanel(target) {
  return target.closest(".quiz-settings") !== null;
}

/**
 * @param {HTMLElement | undefined} button
 * @param {boolean} repeated by a key that is held: what was checked is to be read first
 */
function press(button, repeated) {
  if (button && !repeated) button.click();
  return button !== undefined;
}

/**
 * Choose an option, or undo the choice where there may be several.
 * @param {HTMLElement | undefined} question
 * @param {number} at
 */
function choose(question, at) {
  const option = question && controls(question).filter(isChoice)[at];
  if (!option || option.disabled) return false;
  option.focus({ preventScroll: true });
  option.click();
  return true;
}
