/** Answers as the text that a platform keeps from one visit to the next. */

import { isObject } from "./state-checks.js";

/** @typedef {import("./state.js").Answer} Answer */

const LONGEST = 4096; // characters, says SCORM 1.2
const VERSION = 1;

/**
 * Return answers as a text that is short enough. If it would not be, the words of the longest answers
 * are left out: their results matter more.
 * @param {Record<string, Answer>} answers
 * @param {string[]} ids of the questions to write
 * @returns {string}
 */
export function textOf(answers, ids) {
  const kept = ids.flatMap((id) => (answers[id] ? [{ id, answer: answers[id] }] : []));
  const bySize = [...kept].sort((a, b) => size(a.answer) - size(b.answer));
  let text = written(kept, kept.length);
  for (let whole = kept.length - 1; text.length > LONGEST && whole >= 0; whole--) {
    text = written(kept, whole, bySize);
  }
  return text.length > LONGEST ? "" : text;
}

/**
 * @param {{ id: string, answer: Answer }[]} kept
 * @param {number} whole how many are written with what was given
 * @param {{ id: string, answer: Answer }[]} bySize
 */
function written(kept, whole, bySize = kept) {
  const full = new Set(bySize.slice(0, whole));
  const pairs = kept.map((one) => {
    const { given, points, draw, at, score, tries } = one.answer;
    const facts = [Math.floor(at / 1000), Number(score.toFixed(4)), tries, draw ?? 0];
    return [one.id, full.has(one) ? [...facts, given ?? [], ...(points ? [points] : [])] : facts];
  });
  return JSON.stringify({ v: VERSION, a: Object.fromEntries(pairs) });
}

/** @param {Answer} answer */
function size(answer) {
  return JSON.stringify(answer.given ?? []).length;
}

/**
 * Return the answers in such a text; none if it is not one.
 * @param {string} text
 * @returns {Record<string, Answer>}
 */
export function answersIn(text) {
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text || "{}");
  } catch {
    return {};
  }
  if (!isObject(data) || data.v !== VERSION || !isObject(data.a)) return {};
  const pairs = Object.entries(data.a).flatMap(([id, facts]) => {
    const answer = answerOf(facts);
    return answer ? [/** @type {[string, Answer]} */ ([id, answer])] : [];
  });
  return Object.fromEntries(pairs);
}

/**
 * @param {unknown} facts
 * @returns {Answer | undefined}
 */
function answerOf(facts) {
  if (!Array.isArray(facts) || !facts.slice(0, 4).every(Number.isFinite)) return undefined;
  const [at, score, tries, draw, given, points] = facts;
  return {
    at: at * 1000, score, tries,
    ...(draw && { draw }),
    ...(Array.isArray(given) && { given: given.map(String) }),
    ...(Array.isArray(points) && { points: points.map(Number) }),
  };
}
