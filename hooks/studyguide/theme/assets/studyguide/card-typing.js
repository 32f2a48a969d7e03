/** An answer that is typed: is it the name, and if not, what is the difference? */

import { element } from "./elements.js";
import { likeness, pieces } from "./letter-difference.js";
import { folded, isAccepted } from "./typed-answer.js";
import { filled } from "./wording.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./flashcards.js").Words} Words */

const NEAR = 0.6; // below that, letters in common are chance

/**
 * Return whether what was typed is a name that the card asks for, in any inflection.
 * @param {string} typed
 * @param {Card} card
 * @param {Words} words
 * @returns {boolean}
 */
export function isRight(typed, { accept = [], refused = [] }, { folding, endings }) {
  if (isAccepted(typed, accept, { refused, folding })) return true;
  const fold = (/** @type {string} */ text) => folded(text, folding);
  const given = fold(typed);
  if (!given || refused.some((name) => fold(name) === given)) return false;
  return accept.some((name) => endings.some((ending) => fold(name + ending) === given));
}

/**
 * Return what is said of a typed answer: whether it is right, and how it is written.
 * @param {string} typed
 * @param {Card} card
 * @param {boolean} right
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
export function verdictOn(typed, { accept = [] }, right, words) {
  const said = element("strong", right ? "right" : "wrong", (right ? words.typed_right : words.typed_wrong) ?? "");
  const article = words.folding.articles.find((word) => typed.trim().toLowerCase().startsWith(`${word} `));
  const given = typed.trim().slice(article ? article.length + 1 : 0);
  if (!given) return [element("strong", "wrong", words.typed_nothing)];
  const nearest = accept.reduce((best, name) => (likeness(given, name) > likeness(given, best) ? name : best), accept[0] ?? "");
  const near = likeness(given, nearest) >= NEAR;
  if (right) {
    const exact = accept.some((name) => name.toLowerCase() === given.toLowerCase());
    return exact || !near ? [said] : [said, " ", ...sentence(words.typed_spelled, marked(given, nearest))];
  }
  if (near) return [said, " ", ...sentence(words.typed_difference, marked(given, nearest))];
  return [said, " ", filled(words.typed_was, { typed: given })];
}

/**
 * @param {string} text with `{name}` in it
 * @param {Node} node what stands there
 * @returns {(Node | string)[]}
 */
function sentence(text, node) {
  const [before = "", after = ""] = text.split("{name}");
  return [before, node, after];
}

/**
 * Return a name with what was typed too much struck out, and what was left out marked.
 * @param {string} typed
 * @param {string} right
 * @returns {HTMLElement}
 */
function marked(typed, right) {
  const nodes = pieces(typed, right).map(({ text, kind }) =>
    kind === "same" ? text : element(kind === "extra" ? "del" : "ins", "letters", text),
  );
  return element("span", "difference", ...nodes);
}
