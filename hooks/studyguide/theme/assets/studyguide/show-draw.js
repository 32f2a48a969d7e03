/**
 * Shows the values of a draw in a question. Where they stand is marked by the page; see
 * pages/forms/variation.py.
 */

import { evaluate, isExact } from "./calculation.js";
import { valuesOf } from "./draws.js";

/** @typedef {import("./calculation.js").Tree} Tree */
/** @typedef {import("./calculation.js").Value} Value */
/**
 * @typedef {import("./draws.js").Plan & {
 *   decimal: string, places: Tree[], answer: Tree | null, tolerance: Tree, mistakes: Tree[]
 * }} Variation
 */

const UNGROUPED = 4; // digits
const SMALL = 1e-6;

/**
 * Show a question with the values of a draw.
 * @param {HTMLElement} question
 * @param {number} draw
 */
export function showValues(question, draw) {
  /** @type {Variation} */
  const plan = JSON.parse(question.dataset.varies ?? "");
  const values = valuesOf(plan, draw);
  for (const place of question.querySelectorAll("[data-value]")) {
    const at = Number(place.getAttribute("data-value"));
    const tree = plan.places[Math.floor(at / 3)] ?? 0;
    place.textContent = written(evaluate(tree, values), at % 3, plan.decimal);
    const sign = place.previousElementSibling;
    if (sign?.hasAttribute("data-about")) sign.textContent = isExact(tree, values) ? "=" : "≈";
  }
  for (const number of question.querySelectorAll(".draw-number")) number.textContent = String(draw);
  const field = question.querySelector("input[data-answer]");
  if (!(field instanceof HTMLInputElement) || plan.answer === null) return;
  const answer = evaluate(plan.answer, values);
  field.dataset.answer = String(answer);
  field.dataset.tolerance = String(evaluate(plan.tolerance, values));
  field.dataset.key = written(answer, 0, plan.decimal);
  question.querySelectorAll("[data-mistake]").forEach((place, at) => {
    place.setAttribute("data-mistake", String(evaluate(plan.mistakes[at] ?? 0, values)));
  });
}

/**
 * Return a value as the page writes it: 0 in running text, 1 in a formula, 2 in code.
 * @param {Value} value
 * @param {number} style
 * @param {string} decimal
 * @returns {string}
 */
export function written(value, style, decimal) {
  if (typeof value === "string" || style === 2) return String(value);
  const [integer = "", decimals = ""] = String(Math.abs(value)).split(".");
  const isLong = integer.length > UNGROUPED && Math.abs(value) >= SMALL;
  const grouped = isLong ? integer.replace(/\B(?=(\d{3})+$)/g, style === 0 ? "\u00a0" : "\u2009") : integer;
  const text = `${value < 0 ? "\u2212" : ""}${grouped}${decimals && decimal}${decimals}`;
  return text.replace("-", "\u2212");
}
