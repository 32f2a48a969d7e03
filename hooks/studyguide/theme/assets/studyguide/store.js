/**
 * What the reader has done, for the pages: read, changed, saved as a text, taken over, forgotten. It
 * is kept in this browser only, one record for all languages; how is sync.js' affair.
 */

import * as journal from "./journal.js";
import { applied, copyOf, difference } from "./patch.js";
import { parsed } from "./record.js";
import { writeState } from "./state.js";
import { add, current, drop, isJoined, isKept, problems, subscribe, sync, writeFault } from "./sync.js";
import { ofCourse, taken } from "./transfer.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./sync.js").WriteFault} WriteFault */

export { subscribe };

/**
 * When what was kept has been read, or cannot be: there is nothing to show before. It is awaited by
 * pages, not by this module: Safari confuses modules that wait (https://bugs.webkit.org/242740).
 */
export const opened = sync();

/** @returns {State} */
export function read() {
  return current();
}

/**
 * Change the state, for this page at once, and keep the change.
 * @param {(state: State) => void} change
 */
export function update(change) {
  const after = copyOf(current());
  change(after);
  const found = difference(current(), after);
  if (found) add(found);
}

/**
 * Return what is wrong, as a text: first with what was kept before, then why nothing new is kept.
 * @param {(fault: string) => string | undefined} sentenceFor
 * @returns {string} empty if all is well
 */
export function warning(sentenceFor) {
  return problems().flatMap((fault) => sentenceFor(fault) ?? []).join(" ");
}

/**
 * Return why something is not kept, as soon as that is certain; empty if everything is.
 * @returns {Promise<WriteFault | "">}
 */
export async function settled() {
  await sync();
  return writeFault();
}

/**
 * Return what taking over a text would bring that is new. Nothing is changed.
 * @param {string} text
 * @param {import("./transfer.js").Course} course
 * @returns {import("./transfer.js").Taken}
 * @throws {import("./state.js").Unreadable}
 */
export function preview(text, course) {
  const part = ofCourse(parsed(text), course);
  return taken(current(), applied(current(), { merge: part.state }), part);
}

/**
 * Take over what a file has of this course, merged with what is here: settings of this browser
 * stay. If it cannot be kept, nothing has changed.
 * @param {string} text
 * @param {import("./transfer.js").Course} course
 * @returns {Promise<import("./transfer.js").Taken & { trouble: WriteFault | "" }>} why nothing was kept; empty: it was
 * @throws {import("./state.js").Unreadable}
 */
export async function importText(text, course) {
  const part = ofCourse(parsed(text), course);
  const before = current();
  const change = { merge: part.state };
  const result = taken(before, applied(before, change), part);
  const patch = add(change);
  const trouble = await settled();
  if (isKept(patch)) return { ...result, trouble: "" };
  await drop(patch);
  return { ...result, trouble: trouble || "blocked" };
}

/** @returns {string} */
export function exportText() {
  return writeState(read());
}

/**
 * Forget everything, also what was put aside.
 * @returns {Promise<boolean>} whether nothing of it is kept any more
 */
export async function reset() {
  const patch = add({ reset: true });
  await sync();
  if (isJoined(patch)) return journal.isReadable();
  if (!isKept(patch)) {
    await drop(patch); // it must not take what is done later
    return false;
  }
  return journal.forget(patch) && !journal.hasRecord();
}
