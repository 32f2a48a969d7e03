/**
 * The record that the browser keeps of a course, and how it becomes the next one: with what the
 * storage of former versions holds, and with the patches that are not applied yet. No page, no
 * storage: what is decided here is carried out in one transaction, or not at all.
 */

import { applied, difference } from "./patch.js";
import { renamed, renamesOfCourse } from "./renames.js";
import { isRecord } from "./soundness.js";
import { Unreadable, emptyState, parseState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./patch.js").Patch} Patch */
/** @typedef {{ text: string, at: number }} Former a text of the storage before, and when it was taken over */
/**
 * @typedef {object} Kept
 * @property {string} text a state, as in a file
 * @property {string[]} applied the ids of the patches applied last: none is applied twice
 * @property {Record<string, Former>} former by key. A tab of a former version may still write there
 */
/** @typedef {{ kept: Kept, state: State }} Known a record, and what it says */
/**
 * @typedef {object} Found what lies beside the record
 * @property {Patch[]} patches
 * @property {boolean} isReadable whether one can look there
 * @property {string[]} joined ids of those that another tab has joined with the record
 * @property {[key: string, text: string][]} damaged patches that cannot be read
 * @property {Record<string, string | null>} former texts of the storage before, by key
 */
/**
 * @typedef {object} Outcome
 * @property {Known} read what there was
 * @property {boolean} isRead whether that is the record, and not only what this page has known of it
 * @property {Known} next what there shall be
 * @property {boolean} isChanged whether anything is to be written
 * @property {boolean} isNewer whether a newer version wrote the record: it must stay as it is
 * @property {boolean} isForgotten whether the reader wants nothing of before to be left
 * @property {unknown[]} aside what could not be read
 * @property {string[]} done ids of patches that the next record has
 */

const REMEMBERED = 200; // a patch lies about for a moment only, once it is joined
const UNSEEN = 5000; // but nobody knows for how long where one cannot look
const RENAMES = renamesOfCourse();

/** @type {Known} */
export const NOTHING = { kept: { text: "", applied: [], former: {} }, state: emptyState() };

/**
 * Return the state in a text, with the ids that the course has now.
 * @param {string} text
 * @returns {State}
 * @throws {Unreadable}
 */
export function parsed(text) {
  return renamed(parseState(text), RENAMES);
}

/**
 * Return what follows from a record as it is kept and from what lies beside it. A record that
 * cannot be read is put aside, and replaced by the last one that this page has known.
 * @param {unknown} stored
 * @param {Found} found
 * @param {Known} known
 * @returns {Outcome}
 */
export function fold(stored, found, known) {
  /** @type {unknown[]} */
  const aside = [];
  let isNewer = false;
  let base = NOTHING;
  try {
    if (stored !== undefined) base = opened(stored, known);
  } catch (error) {
    isNewer = error instanceof Unreadable && error.message === "newer";
    if (!isNewer) aside.push(stored);
    base = known;
  }
  const read = base;
  const isRead = !isNewer && !aside.length;
  const over = new Set([...read.kept.applied, ...(isRead ? found.joined : [])]);
  let waiting = found.patches.filter(({ id }) => !over.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const forgetting = waiting.map(({ change }) => Boolean(change.reset)).lastIndexOf(true);
  const isForgotten = forgetting >= 0;
  const ids = waiting.map(({ id }) => id);
  if (isForgotten) {
    [base, isNewer] = [NOTHING, false];
    waiting = waiting.slice(forgetting);
  }
  const { former, state: joined } = joinFormer(base, found.former, aside, isForgotten);
  aside.push(...found.damaged.map(([, text]) => text));
  const state = renamed(waiting.reduce((before, { change }) => applied(before, change), joined), RENAMES);
  const isChanged = ids.length > 0 || aside.length > 0 || former !== base.kept.former;
  const kept = {
    text: isChanged ? writeState(state) : base.kept.text,
    applied: [...remembered(read.kept.applied, found), ...ids],
    former,
  };
  const done = found.patches.map(({ id }) => id);
  const next = { kept, state };
  return { read, isRead, next, isChanged, isNewer, isForgotten, aside: isForgotten ? [] : aside, done };
}

/**
 * Return the ids that may be met again.
 * @param {string[]} ids of patches joined before
 * @param {Found} found
 * @returns {string[]}
 */
function remembered(ids, { patches, isReadable }) {
  const lying = new Set(patches.map(({ id }) => id));
  const from = ids.length - (isReadable ? REMEMBERED : UNSEEN);
  return ids.filter((id, at) => at >= from || lying.has(id));
}

/**
 * @param {unknown} stored
 * @param {Known} known
 * @returns {Known}
 * @throws {Unreadable}
 */
function opened(stored, known) {
  if (!isKept(stored)) throw new Unreadable("damaged");
  return { kept: stored, state: stored.text === known.kept.text ? known.state : parsed(stored.text) };
}

/**
 * @param {unknown} value
 * @returns {value is Kept}
 */
function isKept(value) {
  if (!isRecord(value) || typeof value.text !== "string" || !isRecord(value.former)) return false;
  const isFormer = (/** @type {unknown} */ one) =>
    isRecord(one) && typeof one.text === "string" && Number.isFinite(one.at);
  return Object.values(value.former).every(isFormer) && Array.isArray(value.applied) && value.applied.every((id) => typeof id === "string");
}

/**
 * Join what the storage of former versions holds: the first time all of it; later what has changed
 * in it since, for only a tab that was open all the while still writes there.
 * @param {Known} base
 * @param {Record<string, string | null>} texts by key
 * @param {unknown[]} aside takes what cannot be read
 * @param {boolean} isForgotten whether it is only noted as known
 * @returns {{ former: Record<string, Former>, state: State }}
 */
function joinFormer({ kept, state }, texts, aside, isForgotten) {
  let former = kept.former;
  for (const [key, text] of Object.entries(texts)) {
    const seen = former[key]?.text;
    if (text === (seen ?? null)) continue;
    const { [key]: _, ...others } = former;
    former = text === null ? others : { ...others, [key]: { text, at: Date.now() } };
    if (text === null || isForgotten) continue;
    try {
      const present = parsed(text);
      const change = seen === undefined ? { merge: present } : difference(earlier(seen), present);
      if (change) state = applied(state, change);
    } catch {
      aside.push(text);
    }
  }
  return { former, state };
}

/**
 * @param {string} text
 * @returns {State} empty if it cannot be read
 */
function earlier(text) {
  try {
    return parsed(text);
  } catch {
    return emptyState();
  }
}
