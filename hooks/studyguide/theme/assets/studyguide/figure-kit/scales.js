/** From numbers to places in a plot and back, and where an axis has its marks. */

/**
 * @typedef {object} Scale
 * @property {(value: number) => number} to the place of a number
 * @property {(place: number) => number} from the number at a place
 * @property {number[]} ticks
 */

/**
 * Return the scale of an axis.
 * @param {readonly [number, number]} range the numbers at both ends
 * @param {number} start the place of the first
 * @param {number} end the place of the last
 * @param {{ logarithmic?: boolean, count?: number, ticks?: number[] | undefined }} [options] `ticks` in place of those that are chosen
 * @returns {Scale}
 */
export function scale([low, high], start, end, { logarithmic = false, count = 5, ticks } = {}) {
  const [first, last] = logarithmic ? [Math.log10(low), Math.log10(high)] : [low, high];
  const size = (end - start) / (last - first);
  return {
    to: (value) => start + ((logarithmic ? Math.log10(value) : value) - first) * size,
    from: (place) => {
      const value = first + (place - start) / size;
      return logarithmic ? 10 ** value : value;
    },
    ticks: ticks ?? (logarithmic ? powers(first, last) : roundTicks(low, high, count)),
  };
}

/**
 * @param {number} first
 * @param {number} last
 */
function powers(first, last) {
  const all = [];
  for (let at = Math.ceil(first); at <= last + 1e-9; at += 1) all.push(10 ** at);
  return all;
}

/**
 * Return about as many round numbers between two as are wanted.
 * @param {number} low
 * @param {number} high
 * @param {number} count
 */
export function roundTicks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough * 0.999) ?? rough;
  const all = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at += 1) {
    all.push(Number((at * step).toPrecision(12)));
  }
  return all;
}
