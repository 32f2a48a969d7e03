/** An order that looks random and is the same again for the same seed. */

import { hash } from "./text-hash.js";

/**
 * Return things in an order that depends on a seed and their names alone; without one, as they are.
 * @template T
 * @param {T[]} things
 * @param {string} seed
 * @param {(thing: T) => string} name
 * @returns {T[]}
 */
export function shuffled(things, seed, name) {
  const rank = (/** @type {T} */ thing) => hash(seed + name(thing));
  return seed ? [...things].sort((a, b) => rank(a) - rank(b)) : [...things];
}
