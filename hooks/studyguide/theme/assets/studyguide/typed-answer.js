/** What a reader typed → is it right? Forgiving of case, accents, spacing and one slip of a finger. */

/**
 * Return a text as it is compared exactly: without case and the space around it.
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.normalize("NFC").trim().toLowerCase();
}

/**
 * @typedef {object} Folding what makes no difference in the languages of the course
 * @property {string[]} articles
 * @property {Record<string, string>} letters how each is written on a keyboard without it
 */
/** @type {Folding} */
const NO_LANGUAGE = { articles: [], letters: {} };

/**
 * Return a text as it is compared: without case, accents, signs and a leading article; a raised or
 * lowered sign is the sign. `languages/folding.py` folds in the same way, and writes the rules.
 * @param {string} text
 * @param {Folding} [folding]
 * @returns {string}
 */
export function folded(text, { articles, letters } = NO_LANGUAGE) {
  const words = [...text.toLowerCase().normalize("NFC")]
    .map((letter) => letters[letter] ?? letter)
    .join("")
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\p{L}\p{N}+#.]+/gu, " ")
    .replace(/\.(?!\d)/g, " ")
    .trim()
    .replace(/\s+/g, " ");
  const article = articles.map(asWritten).find((one) => words.startsWith(one) && words.length > one.length + 1);
  return article ? words.slice(article.length) : words;
}

/**
 * Return an article as it stands before a noun: with a space behind it, or in one word with it.
 * @param {string} article
 */
function asWritten(article) {
  return article.endsWith("-") ? article.slice(0, -1) : `${article} `;
}

/**
 * Return whether two texts are the same but for one letter changed, left out, put in or swapped.
 * @param {string} first
 * @param {string} second
 * @returns {boolean}
 */
export function almost(first, second) {
  if (first === second) return true;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/**
 * Return whether words are the same but for one slip in a word of five letters or more: `l and o`
 * is no slip for `t and o`.
 * @param {string[]} given
 * @param {string[]} right
 */
function isOneSlip(given, right) {
  if (given.length !== right.length) return false;
  const others = right.flatMap((word, at) => (word === given[at] ? [] : [at]));
  const [at = -1] = others;
  const [typed = "", word = ""] = [given[at], right[at]];
  return others.length === 1 && word.length > 4 && !/\d/.test(word) && almost(typed, word);
}

/** A minus: `GPT-2` has a hyphen and `3 - 2` a sign between two numbers. */
const MINUS = /(?:^|[^\p{L}\p{N}\s])\s*[-−–]\s*(?=\p{Nd})|\s[-−–](?=\p{Nd})/gu;
/** A space between digits that does not part groups of three. */
const BETWEEN_NUMBERS = /(?<=\p{Nd}) (?=\p{Nd})(?!\p{Nd}{3}(?!\p{Nd}))/gu;
const DECIMAL_COMMA = /(?<=\p{Nd}),(?=\p{Nd})(?!\p{Nd}{3}(?!\p{Nd}))/gu;
const TIMES = /(?<=\p{Nd})\s*[x×*·]\s*(?=\p{Nd})/giu;

/**
 * Return a text without spaces, in which numbers are still what they are: `1,0` is `1.0` or two
 * numbers, and never `10`; `-1` is not `1`; `28x28` is `28 × 28`.
 * @param {string} text
 * @param {(text: string) => string} fold
 */
function readingsOf(text, fold) {
  const signs = "-".repeat([...text.matchAll(MINUS)].length);
  return [text, text.replace(DECIMAL_COMMA, ".")].map(
    (one) => signs + fold(one.replace(TIMES, "x")).replace(BETWEEN_NUMBERS, "_").replaceAll(" ", ""),
  );
}

/**
 * Return whether a text is one of those accepted. A typing error is forgiven in words of five
 * letters or more, but not in numbers, and not where it makes another name of the course.
 * @param {string} typed
 * @param {string[]} accepted
 * @param {{ refused?: string[], exact?: boolean, folding?: Folding | undefined }} [strictness]
 *   other names, whether nothing is forgiven but case and the space around, and what makes no
 *   difference in the languages of the course
 * @returns {boolean}
 */
export function isAccepted(typed, accepted, { refused = [], exact = false, folding = NO_LANGUAGE } = {}) {
  const is = (/** @type {string} */ text) => plain(text) === plain(typed);
  if (!plain(typed)) return false;
  if (accepted.some(is)) return true;
  const fold = (/** @type {string} */ text) => folded(text, folding);
  const given = fold(typed);
  if (exact || !given || refused.some(is)) return false;
  const readings = readingsOf(typed, fold);
  const reads = (/** @type {string} */ text) => readingsOf(text, fold).some((one) => readings.includes(one));
  if (accepted.some(reads)) return true;
  if (refused.some(reads)) return false;
  return accepted.some((right) => isOneSlip(given.split(" "), fold(right).split(" ")));
}

/**
 * Return the number in a text: `0,25`, `1/4`, `2.5e-3`, `1 000`, `1,000,000`, `25 %`; NaN if it is none.
 * @param {string} text
 * @param {string} [unit] what may stand behind it
 * @returns {number}
 */
export function numberIn(text, unit = "") {
  const rest = bare(text, unit);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(rest) && rest.search(/,.*[,.]/) >= 0) {
    return Number(rest.replaceAll(",", ""));
  }
  if (/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/.test(rest) && rest.search(/\..*[,.]/) >= 0) {
    return Number(rest.replaceAll(".", "").replace(",", "."));
  }
  const parts = rest.split("/").map((part) => part.trim().replace(",", ".").replace(/\s*[·*x×]\s*10\^?/i, "e"));
  if (parts.length > 2 || parts.some((part) => !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(part))) return NaN;
  const [above = NaN, below = 1] = parts.map(Number);
  return above / below;
}

/**
 * Return a text without its unit, and without spaces between groups of digits.
 * @param {string} text
 * @param {string} unit
 * @returns {string}
 */
function bare(text, unit) {
  let rest = text.trim().replace(/−/g, "-").replace(/[\u00a0\u202f]/g, " ");
  if (unit && folded(rest).endsWith(folded(unit)) && folded(unit)) {
    rest = rest.replace(/[^\d]*$/u, "");
  } else if (unit && rest.endsWith(unit)) rest = rest.slice(0, -unit.length);
  else if (rest.endsWith("%")) rest = rest.slice(0, -1);
  return rest.trim().replace(/(?<=\d) (?=\d{3}(?:\D|$))/g, "");
}

/**
 * Return whether a number is near enough. One mark before three digits is read both ways if it is
 * not the language's decimal mark: in English, `12,832` is also 12832.
 * @param {string} typed
 * @param {{ answer: number, tolerance: number, unit?: string | undefined, decimal?: string | undefined }} key
 * @returns {boolean}
 */
export function isNear(typed, { answer, tolerance, unit = "", decimal = "." }) {
  const given = [numberIn(typed, unit)];
  const grouped = decimal === "," ? /^[+-]?[1-9]\d{0,2}\.\d{3}$/ : /^[+-]?[1-9]\d{0,2},\d{3}$/;
  const rest = bare(typed, unit);
  if (grouped.test(rest)) given.push(Number(rest.replace(/[,.]/, "")));
  // what binary fractions lose; 1/3 is not cut where the author cut it, but a whole number is whole
  const slack = Math.abs(answer) * (Number.isInteger(answer) ? 4 * Number.EPSILON : 1e-9);
  return given.some((number) => Math.abs(number - answer) <= tolerance + slack);
}

/**
 * Return the score of a choice of several: each right one chosen counts, each wrong one chosen
 * takes one away, and less than nothing is nothing.
 * @param {boolean[]} chosen
 * @param {boolean[]} right
 * @returns {number}
 */
export function partialCredit(chosen, right) {
  const expected = right.filter(Boolean).length;
  const points = chosen.reduce((sum, on, at) => sum + (on ? (right[at] ? 1 : -1) : 0), 0);
  return Math.max(0, points / expected);
}
