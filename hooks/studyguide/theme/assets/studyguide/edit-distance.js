/** How far what is typed is from a word. */

/**
 * Return how many letters must be changed, left out, put in or swapped to make what was typed of
 * a name, or half a letter more for what the name begins with; at least `most + 1` if more.
 *
 * Optimal string alignment; https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance.
 * @param {string} name
 * @param {string} typed
 * @param {number} most
 * @returns {number}
 */
export function distance(name, typed, most) {
  const tooFar = most + 1;
  if (typed.length > name.length + most) return tooFar;
  const width = Math.min(name.length, typed.length + most);
  let before = new Array(width + 1).fill(0);
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const same = typed[i - 1] === name[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return tooFar;
    before = row;
    row = next;
  }
  const whole = width === name.length ? (row[width] ?? tooFar) : tooFar;
  return Math.min(whole, Math.min(...row) + 0.5);
}
