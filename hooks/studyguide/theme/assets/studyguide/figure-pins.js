/**
 * Pins and regions on the figure of a question: a tap on one does what its place in the list does.
 * The list is what keyboards and screen readers use; the pins are hidden from them.
 */

import { REDRAW } from "./question.js";

/**
 * Let a question's figure be used, if it has one with pins.
 * @param {HTMLElement} question
 */
export function usePins(question) {
  const pins = [...question.querySelectorAll(".pins [data-pin]")].filter((pin) => pin instanceof SVGElement);
  if (!pins.length) return;
  for (const pin of pins) pin.addEventListener("click", () => placeOf(question, pin)?.click());
  const draw = () => {
    for (const pin of pins) pin.toggleAttribute("data-chosen", isChosen(placeOf(question, pin)));
  };
  question.addEventListener("input", draw);
  question.addEventListener("click", draw);
  question.addEventListener(REDRAW, draw);
  draw();
}

/**
 * Return what in the list stands for a pin: the input of an option, or the button of a left side.
 * @param {HTMLElement} question
 * @param {SVGElement} pin
 * @returns {HTMLElement | null}
 */
function placeOf(question, pin) {
  const name = pin.dataset.pin ?? "";
  const region = question.querySelector(`.option[data-option="${name}"] input`);
  const place = region ?? question.querySelectorAll(".match-left > li")[Number(name) - 1]?.querySelector("button");
  return place instanceof HTMLElement ? place : null;
}

/** @param {HTMLElement | null} place */
function isChosen(place) {
  if (place instanceof HTMLInputElement) return place.checked;
  const line = place?.closest("li");
  return Boolean(line?.hasAttribute("data-paired") || line?.hasAttribute("data-first"));
}
