/** Draws: the values of a question's variables, the same as `varying/draws.py` finds. */

import { CalculationError, cleaned, evaluate, isTrue } from "./calculation.js";
import { hash } from "./text-hash.js";

/** @typedef {import("./calculation.js").Tree} Tree */
/** @typedef {import("./calculation.js").Value} Value */
/** @typedef {import("./calculation.js").Values} Values */
/**
 * @typedef {object} Source where a value is from: one of a list, a number of a range, a calculation
 * @property {Value[]} [choices]
 * @property {[first: number, step: number, count: number]} [range]
 * @property {Tree} [is]
 */
/**
 * @typedef {object} Plan
 * @property {string} seed
 * @property {[name: string, source: Source][]} variables
 * @property {Tree[]} where what holds of every draw
 */

const ATTEMPTS = 200;

/**
 * Return the values of a draw.
 * @param {Plan} plan
 * @param {number} draw
 * @returns {Values}
 * @throws {CalculationError}
 */
export function valuesOf(plan, draw) {
  const random = randomNumbers(`${plan.seed}/${draw}`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const values = drawn(plan, random);
      if (plan.where.every((tree) => isTrue(tree, values))) return values;
    } catch (error) {
      if (!(error instanceof CalculationError)) throw error;
    }
  }
  throw new CalculationError();
}

/**
 * @param {Plan} plan
 * @param {() => number} random
 * @returns {Values}
 */
function drawn(plan, random) {
  /** @type {Values} */
  const values = {};
  for (const [name, { choices, range, is }] of plan.variables) {
    if (choices) values[name] = choices[Math.floor(random() * choices.length)] ?? 0;
    else if (range) values[name] = cleaned(range[0] + range[1] * Math.floor(random() * range[2]));
    else values[name] = evaluate(is ?? 0, values);
  }
  return values;
}

/**
 * Return a function that gives numbers from 0 up to but not 1: mulberry32.
 * @param {string} seed
 * @returns {() => number}
 */
export function randomNumbers(seed) {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
