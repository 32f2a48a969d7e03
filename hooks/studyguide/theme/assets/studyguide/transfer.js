/** What a file of a reader's data brings: what is of this course, what was new. No page, no storage. */

import { Unreadable } from "./state.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Course what ids a course has
 * @property {Set<string>} questions
 * @property {Set<string>} terms
 */
/**
 * @typedef {object} Part
 * @property {State} state
 * @property {number} foreign how many answers, cards, reviews, settings and exams were left out
 */
/**
 * @typedef {object} Taken
 * @property {Record<
 *   "answer" | "card" | "review" | "exam" | "own_card" | "note" | "mark" | "setting", number
 * >} counts what was new
 * @property {number} foreign
 * @property {Record<string, string>} settings those of the file that this browser has otherwise
 */

const TERM_CARDS = ["meaning", "name", "translate", "cloze", "picture"];
const WEEKS = /^(\d+(,\d+)*)?$/;
const KINDS = /^([a-z]+(,[a-z]+)*)?$/;
const NUMBER = /^\d*$/;
const DAY = /^(\d{4}-\d\d-\d\d)?$/;
const SWITCH = /^(off)?$/;
const ON = /^(on)?$/;
/** Own cards belong to no course, so only their form is looked at. */
const OWN = /^own-[a-z0-9]+(:own)?$/;
const IDS = /^([a-z0-9-]+( [a-z0-9-]+)*)?$/;
/** @type {Record<string, RegExp>} */
const SETTINGS = {
  "cards.weeksOff": WEEKS,
  "cards.kindsOff": KINDS,
  "cards.newPerDay": NUMBER,
  "cards.reviewsPerDay": NUMBER,
  "cards.typed": ON,
  "cards.starred": ON,
  "exam.weeksOff": WEEKS,
  "exam.number": NUMBER,
  "exam.minutes": NUMBER,
  "quiz.view": /^(list)?$/,
  "quiz.tries": NUMBER,
  "quiz.reasons": SWITCH,
  "quiz.peek": SWITCH,
  "quiz.keys": SWITCH,
  "plan.exam": DAY,
};
/** Settings of a page of questions: `shuffle:week-1`. */
const OF_PAGE = /^(shuffle|missed):[a-z0-9-]+$/;

/**
 * Return what a file has of a course.
 * @param {State} file
 * @param {Course} course
 * @returns {Part}
 * @throws {Unreadable} `other_course`, if there is nothing
 */
export function ofCourse(file, course) {
  const isQuestion = (/** @type {string} */ id) =>
    course.questions.has(id) || (id.startsWith("term-") && course.terms.has(id.slice(5)));
  const isCard = (/** @type {string} */ id) => {
    const [topic, kind] = [id.slice(0, id.lastIndexOf(":")), id.slice(id.lastIndexOf(":") + 1)];
    if (kind === "own") return OWN.test(id) && Object.hasOwn(file.ownCards, topic);
    return kind === "question" ? course.questions.has(topic) : TERM_CARDS.includes(kind) && course.terms.has(topic);
  };
  const isSubject = (/** @type {string} */ id) => (id.includes(":") ? isCard(id) : course.terms.has(id));
  const exam = file.exam?.questions.length && file.exam.questions.every(isQuestion) ? file.exam : null;
  const state = {
    ...file,
    answers: chosen(file.answers, isQuestion),
    drafts: chosen(file.drafts, isQuestion),
    cards: chosen(file.cards, isCard),
    reviews: file.reviews.filter(([card]) => isCard(card)),
    buried: chosen(file.buried, isCard),
    stars: chosen(file.stars, isSubject),
    suspended: chosen(file.suspended, isSubject),
    notes: chosen(file.notes, isSubject),
    ownCards: chosen(file.ownCards, (id) => OWN.test(id) && !id.includes(":")),
    exam,
    settings: chosen(file.settings, isSetting),
  };
  const learned = size(state) + count(state.buried) + count(state.drafts);
  const foreign = size(file) - size(state);
  const [all, valid] = [count(file.settings), count(state.settings)];
  if (!learned && (foreign || !(valid || count(state.ownCards)))) throw new Unreadable("other_course");
  return { state, foreign: foreign + all - valid };
}

/**
 * Return what a merged state has that this browser had not.
 * @param {State} own
 * @param {State} whole
 * @param {Part} part
 * @returns {Taken}
 */
export function taken(own, whole, part) {
  const { settings } = part.state;
  const different = Object.entries(settings).filter(([key, value]) => whole.settings[key] !== value);
  return {
    counts: {
      answer: changes(own.answers, whole.answers),
      card: changes(own.cards, whole.cards),
      review: whole.reviews.length - own.reviews.length,
      exam: whole.exam === own.exam ? 0 : 1,
      own_card: changes(own.ownCards, whole.ownCards),
      note: changes(own.notes, whole.notes),
      mark: changes(own.stars, whole.stars) + changes(own.suspended, whole.suspended),
      setting: changes(own.settings, whole.settings),
    },
    foreign: part.foreign,
    settings: Object.fromEntries(different),
  };
}

/**
 * @param {string} key
 * @param {string} value
 */
function isSetting(key, value) {
  const [, page] = OF_PAGE.exec(key) ?? [];
  const form = page ? { shuffle: NUMBER, missed: IDS }[page] : Object.hasOwn(SETTINGS, key) && SETTINGS[key];
  return form ? form.test(value) : false;
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {(key: string, value: T) => boolean} keeps
 * @returns {Record<string, T>}
 */
function chosen(record, keeps) {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keeps(key, value)));
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {number}
 */
function changes(before, after) {
  return Object.keys(after).filter((key) => before[key] !== after[key]).length;
}

/** @param {Record<string, unknown>} record */
function count(record) {
  return Object.keys(record).length;
}

/**
 * Return how much a state has, without own cards: those tell nothing of the course.
 * @param {State} state
 * @returns {number}
 */
function size({ answers, cards, reviews, exam, stars, suspended, notes }) {
  const isOwn = (/** @type {string} */ id) => OWN.test(id);
  const ids = [answers, cards, stars, suspended, notes].flatMap(Object.keys);
  const all = [...ids, ...reviews.map(([card]) => card)].filter((id) => !isOwn(id));
  return all.length + (exam ? 1 : 0);
}
