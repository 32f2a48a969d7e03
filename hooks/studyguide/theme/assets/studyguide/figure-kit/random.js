/** Random numbers that are the same for the same seed: what a figure shows can be linked to. */

/**
 * @typedef {object} Random
 * @property {() => number} next evenly from 0 up to 1
 * @property {() => number} normal with mean 0 and standard deviation 1
 * @property {(count: number) => number} integer from 0 up to below `count`
 */

/**
 * Return a generator of random numbers (Mulberry32).
 * @param {number} seed
 * @returns {Random}
 */
export function random(seed) {
  let at = seed >>> 0;
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    integer: (count) => Math.floor(next() * count),
  };
}
