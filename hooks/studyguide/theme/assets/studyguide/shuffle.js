/** An order that looks random and is the same again for the same seed. */

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

/**
 * Return a number that depends on a text alone: FNV-1a.
 * @param {string} text
 * @returns {number}
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
