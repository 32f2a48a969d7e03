/**
 * How well a reader knows a term today: an estimate from all answers to cards and questions. No page,
 * no storage, no clock.
 *
 * Each card and each question about a term is a piece of evidence, with the score s of its last
 * answer (1 right, 0 wrong) and the time of that. The estimate is a weighted mean:
 *
 *   Σ w · s · R / Σ w    with    w = c · 2^(−(newest − at) / 7 days)
 *
 * R is FSRS' retrievability today: a card has a stability of its own, a question that of a card
 * answered well once. c is 1 for what asks for the term itself, ½ for a question that is about it.
 *
 * Weights compare pieces with the newest, not with today. So the estimate only falls as time
 * passes, as fast as R; a right answer moves it towards 1 and a wrong one towards 0, always.
 */

import { topicOf } from "./card-queue.js";
import { DAY } from "./days.js";
import { FIRST_STABILITY, RELEARNING, retrievability } from "./scheduler.js";
import { isRight } from "./scores.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Term as in progress.json
 * @property {string} id
 * @property {number} week 0 for none
 * @property {string} name
 * @property {string[]} questions the ids of those about it
 * @property {string} [language] of the name, if it is not translated
 */
/**
 * @typedef {object} Evidence
 * @property {number} at when, in milliseconds since 1970
 * @property {number} score 0 to 1
 * @property {number} stability days
 * @property {number} weight
 */
/** @typedef {"untried" | "weak" | "fading" | "known"} Level */
/**
 * @typedef {object} Knowledge
 * @property {Term} term
 * @property {number | undefined} estimate 0 to 1, undefined if there is no evidence
 * @property {Level} level
 * @property {number} last when it was asked last, 0 for never
 * @property {string[]} missed the questions that were not answered rightly
 */

/** @type {readonly Level[]} the best first */
export const LEVELS = ["known", "fading", "weak", "untried"];
const KNOWN = 0.9; // at which FSRS asks again
const WEAK = 0.7;
const HALF_LIFE = 7 * DAY; // milliseconds
const DIRECT = 1;
const ABOUT = 0.5;
const AT_ONCE = 10; // terms to practise in one sitting

/**
 * Return how well a term is known.
 * @param {Evidence[]} evidence
 * @param {number} now
 * @returns {number | undefined} 0 to 1, undefined without evidence
 */
export function estimate(evidence, now) {
  const newest = Math.max(...evidence.map(({ at }) => at));
  let [sum, total] = [0, 0];
  for (const { at, score, stability, weight } of evidence) {
    const w = weight * 2 ** ((at - newest) / HALF_LIFE);
    sum += w * Math.min(1, Math.max(0, score)) * retrievability(stability, at, now);
    total += w;
  }
  return total ? sum / total : undefined;
}

/**
 * Return what an estimate is called.
 * @param {number | undefined} value
 * @returns {Level}
 */
export function levelOf(value) {
  if (value === undefined) return "untried";
  return value >= KNOWN ? "known" : value >= WEAK ? "fading" : "weak";
}

/**
 * Return what a reader knows of each term, in their order.
 * @param {Term[]} terms
 * @param {State} state
 * @param {number} now
 * @returns {Knowledge[]}
 */
export function knowledgeOf(terms, state, now) {
  const byTopic = cardsByTopic(state);
  return terms.map((term) => {
    const evidence = evidenceOf(term, state, byTopic);
    const value = estimate(evidence, now);
    const last = Math.max(0, ...evidence.map(({ at }) => at));
    const missed = [`term-${term.id}`, ...term.questions].filter((id) => !isRight(state.answers[id]?.score ?? 1));
    return { term, estimate: value, level: levelOf(value), last, missed };
  });
}

/**
 * Return what was tried, the least known first; of what is known equally well, the longest ago.
 * @param {Knowledge[]} all
 * @returns {Knowledge[]}
 */
export function weakestFirst(all) {
  const tried = all.filter((one) => one.estimate !== undefined);
  return tried.sort((a, b) => (a.estimate ?? 0) - (b.estimate ?? 0) || a.last - b.last);
}

/**
 * Return the terms to practise now: the weakest of those that are not well known today, without
 * those whose cards the reader does not want to be asked.
 * @param {Knowledge[]} all
 * @param {Pick<State, "suspended">} state
 * @returns {Knowledge[]}
 */
export function weakOf(all, { suspended }) {
  const asked = weakestFirst(all).filter(({ level, term }) => level !== "known" && !suspended[term.id]?.on);
  return asked.slice(0, AT_ONCE);
}

/**
 * Return how many terms are known how well.
 * @param {Knowledge[]} all
 * @returns {Record<Level, number>}
 */
export function countsOf(all) {
  const counts = { known: 0, fading: 0, weak: 0, untried: 0 };
  for (const { level } of all) counts[level] += 1;
  return counts;
}

/**
 * Return the evidence of all cards, by what they are about: a term, or a question with its kind.
 * @param {State} state
 * @returns {Map<string, Omit<Evidence, "weight">[]>}
 */
function cardsByTopic(state) {
  const ratings = new Map(state.reviews.map(([card, rating]) => [card, rating]));
  /** @type {Map<string, Omit<Evidence, "weight">[]>} */
  const byTopic = new Map();
  for (const [id, { last, stability, state: phase }] of Object.entries(state.cards)) {
    const rating = ratings.get(id) ?? (phase === RELEARNING ? 1 : 3);
    const topic = id.endsWith(":question") ? id : topicOf(id);
    const piece = { at: last, score: rating > 1 ? 1 : 0, stability };
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), piece]);
  }
  return byTopic;
}

/**
 * @param {Term} term
 * @param {State} state
 * @param {Map<string, Omit<Evidence, "weight">[]>} byTopic
 * @returns {Evidence[]}
 */
function evidenceOf({ id, questions }, state, byTopic) {
  const answer = (/** @type {string} */ question, /** @type {number} */ weight) => {
    const given = state.answers[question];
    return given ? [{ at: given.at, score: given.score, stability: FIRST_STABILITY, weight }] : [];
  };
  const cards = (/** @type {string} */ topic, /** @type {number} */ weight) =>
    (byTopic.get(topic) ?? []).map((piece) => ({ ...piece, weight }));
  const about = questions.flatMap((one) => [...answer(one, ABOUT), ...cards(`${one}:question`, ABOUT)]);
  return [...cards(id, DIRECT), ...answer(`term-${id}`, DIRECT), ...about];
}
