/** Which letters of a name were typed, left out or too many. No page. */

/** @typedef {{ text: string, kind: "same" | "extra" | "missing" }} Piece */

/**
 * Return the pieces of two texts together: the longest row of letters that both have is the same.
 * @param {string} typed
 * @param {string} right
 * @returns {Piece[]}
 */
export function pieces(typed, right) {
  const [given, wanted] = [[...typed], [...right]];
  const same = (/** @type {string} */ a, /** @type {string} */ b) => a.toLowerCase() === b.toLowerCase();
  const lengths = given.map(() => new Array(wanted.length + 1).fill(0));
  lengths.push(new Array(wanted.length + 1).fill(0));
  const at = (/** @type {number} */ row, /** @type {number} */ column) => lengths[row]?.[column] ?? 0;
  for (let row = given.length - 1; row >= 0; row -= 1) {
    for (let column = wanted.length - 1; column >= 0; column -= 1) {
      const both = same(given[row] ?? "", wanted[column] ?? "");
      const longest = both ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      /** @type {number[]} */ (lengths[row])[column] = longest;
    }
  }
  /** @type {Piece[]} */
  const found = [];
  const add = (/** @type {Piece["kind"]} */ kind, /** @type {string} */ letter) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += letter;
    else found.push({ kind, text: letter });
  };
  let [row, column] = [0, 0];
  while (row < given.length || column < wanted.length) {
    const [one, other] = [given[row], wanted[column]];
    if (one !== undefined && other !== undefined && same(one, other)) {
      add("same", other);
      [row, column] = [row + 1, column + 1];
    } else if (one !== undefined && (other === undefined || at(row + 1, column) >= at(row, column + 1))) {
      add("extra", one);
      row += 1;
    } else {
      add("missing", other ?? "");
      column += 1;
    }
  }
  return found;
}

/**
 * Return how much two texts have in common, from 0 to 1.
 * @param {string} typed
 * @param {string} right
 * @returns {number}
 */
export function likeness(typed, right) {
  const same = pieces(typed, right).filter(({ kind }) => kind === "same");
  const length = same.reduce((sum, { text }) => sum + text.length, 0);
  return length / Math.max(typed.length, right.length, 1);
}
