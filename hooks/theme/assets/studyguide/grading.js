/** What a reader typed → is it right? Forgiving of case, accents, spacing and one slip of a finger. */

/**
 * Return a text as it is compared: without case, accents, signs and a leading article.
 * @param {string} text
 * @returns {string}
 */
function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("å", "aa")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\p{L}\p{N}+#.]+/gu, " ")
    .replace(/\.(?!\d)/g, " ")
    .trim()
    .replace(/^(?:the|an?|en|ei|et|den|det) (?=\S)/, "")
    .replace(/\s+/g, " ");
}

/**
 * Return whether two texts are the same but for one letter changed, left out, put in or swapped.
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
export function almost(one, other) {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/**
 * Return whether a text is one of those accepted. A typing error is forgiven in words of five
 * letters or more, but not where it makes another accepted number or a shorter word.
 * @param {string} typed
 * @param {string[]} accepted
 * @returns {boolean}
 */
export function isAccepted(typed, accepted) {
  const given = folded(typed);
  if (!given) return false;
  return accepted.some((text) => {
    const right = folded(text);
    if (given === right || given.replaceAll(" ", "") === right.replaceAll(" ", "")) return true;
    return right.length > 4 && !/\d/.test(right) && almost(given, right);
  });
}

/**
 * Return the number in a text: `0,25`, `1/4`, `2.5e-3`, `1 000`, `25 %`; NaN if it is none.
 * @param {string} text
 * @param {string} [unit] what may stand behind it
 * @returns {number}
 */
export function numberIn(text, unit = "") {
  let rest = text.trim().replace(/−/g, "-").replace(/[\u00a0\u202f]/g, " ");
  if (unit && folded(rest).endsWith(folded(unit)) && folded(unit)) {
    rest = rest.replace(/[^\d]*$/u, "");
  } else if (unit && rest.endsWith(unit)) rest = rest.slice(0, -unit.length);
  else if (rest.endsWith("%")) rest = rest.slice(0, -1);
  rest = rest.trim().replace(/(?<=\d) (?=\d{3}(?:\D|$))/g, "");
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(rest) && rest.includes(".")) rest = rest.replaceAll(",", "");
  const parts = rest.split("/").map((part) => part.trim().replace(",", ".").replace(/\s*[·*x×]\s*10\^?/i, "e"));
  if (parts.length > 2 || parts.some((part) => !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(part))) return NaN;
  const [above = NaN, below = 1] = parts.map(Number);
  return above / below;
}

/**
 * Return whether a number is near enough.
 * @param {string} typed
 * @param {{ answer: number, tolerance: number, unit?: string }} key
 * @returns {boolean}
 */
export function isNear(typed, key) {
  const given = numberIn(typed, key.unit);
  const slack = Math.abs(key.answer) * 1e-9 + 1e-12; // what binary fractions lose
  return Math.abs(given - key.answer) <= key.tolerance + slack;
}

/**
 * Return the score of a choice of several: each right one chosen counts, each wrong one chosen
 * takes one away, and less than nothing is nothing.
 * @param {boolean[]} chosen
 * @param {boolean[]} right
 * @returns {number}
 */
export function partialCredit(chosen, right) {
  const wanted = right.filter(Boolean).length;
  const points = chosen.reduce((sum, on, at) => sum + (on ? (right[at] ? 1 : -1) : 0), 0);
  return Math.max(0, points / wanted);
}
