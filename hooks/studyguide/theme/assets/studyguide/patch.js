/**
 * A change as data: found by comparing two states, written down, and applied to whatever state there
 * is by then. Two tabs that change different things at once so lose nothing. No page, no storage.
 */

import { isRecord, isSound } from "./soundness.js";
import { VERSION, byTime, emptyState, merged, reviewKey } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Exam} Exam */
/** @typedef {import("./state.js").Review} Review */
/**
 * @typedef {"answers" | "drafts" | "cards" | "buried" | "stars" | "suspended" | "notes" | "ownCards" | "settings"
 * } Part
 */
/** @typedef {Record<string, unknown>} Entries */
/** @typedef {Pick<Exam, "began"> & Partial<Pick<Exam, "ended" | "given" | "scores" | "ticked">>} Sitting */
/**
 * @typedef {object} Change
 * @property {Partial<Record<Part, Entries>>} [set] null for what was removed
 * @property {Review[]} [added]
 * @property {Review[]} [removed]
 * @property {Exam | null} [exam] another exam, or none any more
 * @property {Sitting} [sitting] what was given or marked in the exam that began then
 * @property {State} [merge] what a file or the storage before brings
 * @property {true} [reset]
 */
/**
 * @typedef {object} Patch
 * @property {string} id in the order of time
 * @property {number} version that of the states to which it can be applied
 * @property {Change} change
 */

/** @type {Part[]} */
const PARTS = ["answers", "drafts", "cards", "buried", "stars", "suspended", "notes", "ownCards", "settings"];

let last = { at: 0, number: 0 };

/**
 * Return a change with an id, later than those that this page made before.
 * @param {Change} change
 * @returns {Patch}
 */
export function patchOf(change) {
  const at = Math.max(Date.now(), last.at); // a clock may be set back
  last = { at, number: at === last.at ? last.number + 1 : 0 };
  const parts = [String(at).padStart(15, "0"), String(last.number).padStart(6, "0")];
  const random = crypto.getRandomValues(new Uint32Array(1));
  return { id: [...parts, ...random].join("-"), version: VERSION, change };
}

/**
 * Return a state that can be changed without changing the given one. Answers, cards and so on are
 * replaced, never changed themselves.
 * @param {State} state
 * @returns {State}
 */
export function copyOf(state) {
  const copy = { ...state, reviews: [...state.reviews], exam: structuredClone(state.exam) };
  for (const part of PARTS) Object.assign(copy, { [part]: { ...state[part] } });
  return copy;
}

/**
 * Return what leads from one state to another, undefined if nothing does.
 * @param {State} before
 * @param {State} after
 * @returns {Change | undefined}
 */
export function difference(before, after) {
  /** @type {Change} */
  const change = {};
  for (const part of PARTS) {
    const entries = changed(before[part], after[part]);
    if (entries) change.set = { ...change.set, [part]: entries };
  }
  let same = 0; // reviews are many, and the first of them hardly ever change
  while (before.reviews[same] && before.reviews[same] === after.reviews[same]) same += 1;
  const added = without(after.reviews.slice(same), before.reviews.slice(same));
  const removed = without(before.reviews.slice(same), after.reviews.slice(same));
  if (added.length) change.added = added;
  if (removed.length) change.removed = removed;
  const sitting = before.exam && after.exam?.began === before.exam.began ? sat(before.exam, after.exam) : null;
  if (sitting) change.sitting = sitting;
  else if (!isSame(before.exam, after.exam)) change.exam = after.exam;
  return Object.keys(change).length ? change : undefined;
}

/**
 * @param {Entries} before
 * @param {Entries} after
 * @returns {Entries | undefined}
 */
function changed(before, after) {
  const keys = Object.keys({ ...before, ...after }).filter((key) => !isSame(before[key], after[key]));
  return keys.length ? Object.fromEntries(keys.map((key) => [key, after[key] ?? null])) : undefined;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {Review[]} reviews
 * @param {Review[]} others
 * @returns {Review[]}
 */
function without(reviews, others) {
  const keys = new Set(others.map(reviewKey));
  return reviews.filter((review) => !keys.has(reviewKey(review)));
}

/**
 * Return what changed in an exam, null if that is nothing or more than a sitting changes.
 * @param {Exam} before
 * @param {Exam} after
 * @returns {Sitting | null}
 */
function sat(before, after) {
  const { given, scores, ticked, ended } = after;
  const entries = {
    given: changed(before.given, given),
    scores: changed(before.scores ?? {}, scores ?? {}),
    ticked: changed(before.ticked ?? {}, ticked ?? {}),
  };
  const all = Object.fromEntries(Object.entries(entries).filter(([, value]) => value));
  const sitting = /** @type {Sitting} */ ({ began: after.began, ...all, ...(ended !== before.ended && { ended }) });
  return isSame(seated(before, sitting), after) && !isSame(before, after) ? sitting : null;
}

/**
 * @param {Exam} exam
 * @param {Sitting} sitting
 * @returns {Exam}
 */
function seated(exam, { given, scores, ticked, ended }) {
  return {
    ...exam,
    given: { ...exam.given, ...given },
    ...(ended !== undefined && { ended }),
    ...((exam.scores || scores) && { scores: { ...exam.scores, ...scores } }),
    ...((exam.ticked || ticked) && { ticked: { ...exam.ticked, ...ticked } }),
  };
}

/**
 * Return a state after a change.
 * @param {State} state
 * @param {Change} change
 * @returns {State}
 */
export function applied(state, change) {
  if (change.reset) return emptyState();
  if (change.merge) {
    const whole = merged(state, change.merge);
    return state.exam && !state.exam.ended ? { ...whole, exam: state.exam } : whole; // it is being sat
  }
  const result = copyOf(state);
  for (const part of PARTS) {
    /** @type {Entries} */
    const entries = result[part];
    for (const [key, value] of Object.entries(change.set?.[part] ?? {})) {
      if (value === null) delete entries[key];
      else entries[key] = value;
    }
  }
  const { added = [], removed = [] } = change;
  if (added.length || removed.length) {
    const others = without(state.reviews, [...added, ...removed]);
    result.reviews = [...others, ...added].sort(byTime);
  }
  if (change.exam !== undefined) result.exam = change.exam;
  if (change.sitting && result.exam?.began === change.sitting.began) result.exam = seated(result.exam, change.sitting);
  return result;
}

/**
 * Return the patch in a text: undefined if it is damaged, null if only a newer page can read it.
 * @param {string} text
 * @returns {Patch | null | undefined}
 */
export function parsePatch(text) {
  /** @type {unknown} */
  let patch;
  try {
    patch = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(patch) || typeof patch.id !== "string" || typeof patch.version !== "number") return undefined;
  if (patch.version > VERSION) return null;
  if (!isRecord(patch.change) || !isChange(patch.change)) return undefined;
  return /** @type {Patch} */ (/** @type {unknown} */ (patch));
}

/**
 * @param {Record<string, unknown>} change
 * @returns {boolean}
 */
function isChange({ set = {}, added, removed, exam, sitting, merge = {} }) {
  if (!isRecord(set) || !isRecord(merge) || !Object.values(set).every(isRecord)) return false;
  const present = Object.entries(set).map(([part, entries]) => {
    const given = Object.entries(/** @type {Entries} */ (entries)).filter(([, value]) => value !== null);
    return [part, Object.fromEntries(given)];
  });
  const whole = { minutes: 0, weeks: [], questions: [], given: {} };
  return (
    isSound({ ...Object.fromEntries(present), reviews: added, exam }) &&
    isSound({ reviews: removed, exam: isRecord(sitting) ? { ...whole, ...sitting } : sitting }) &&
    isSound(merge)
  );
}
