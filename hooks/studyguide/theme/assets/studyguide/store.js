/**
 * Where the reader's state is kept: in this browser only, under one key for all languages. Every
 * way in which a browser may refuse ends in a message, and the page goes on without memory. What
 * cannot be read is put aside before anything is written in its place.
 */

import { renamed, renamesOfCourse } from "./renames.js";
import { emptyState, merged, parseState, writeState } from "./state.js";
import { FORMER_KEY, OWN_KEY, settledKey } from "./store-key.js";
import { ofCourse, taken } from "./transfer.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {"" | "blocked" | "full" | "damaged" | "unreadable"} Trouble `unreadable`: and not put aside */

const KEY = settledKey();
const RENAMES = renamesOfCourse();

/** @type {State | undefined} */
let state;
/** @type {string | null | undefined} what was read or written last */
let seen;
/** @type {"" | "damaged" | "unreadable"} what is wrong with what was read */
let readFault = "";
/** @type {"" | "blocked" | "full"} why it was not written */
let writeFault = "";
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {State} */
export function read() {
  return state ?? fresh().own;
}

/**
 * Return the state with what other tabs have kept meanwhile, and whether the storage could be read.
 * @returns {{ own: State, readable: boolean }}
 */
function fresh() {
  let text;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    writeFault = "blocked";
    state ??= emptyState();
    return { own: state, readable: false };
  }
  if (!state || text !== seen) {
    seen = text;
    try {
      state = text ? parsed(text) : emptyState();
      readFault = "";
    } catch {
      state ??= emptyState();
      readFault = putAside(text ?? "") ? "damaged" : "unreadable";
    }
  }
  return { own: state, readable: true };
}

/**
 * Return the state in a text, with the ids that the course has now.
 * @param {string} text
 * @returns {State}
 * @throws {import("./state.js").Unreadable}
 */
function parsed(text) {
  return renamed(parseState(text), RENAMES);
}

/**
 * Keep what cannot be read under a key of its own, and return whether that went well.
 * @param {string} text
 * @returns {boolean}
 */
function putAside(text) {
  try {
    for (let number = 1; ; number += 1) {
      const key = `${KEY}:damaged${number === 1 ? "" : `:${number}`}`;
      const present = localStorage.getItem(key);
      if (present === null) localStorage.setItem(key, text);
      if (localStorage.getItem(key) === text) return true;
      if (present === null) return false;
    }
  } catch {
    return false;
  }
}

/**
 * Change the state and keep it. What other tabs have kept meanwhile is not lost.
 * @param {(state: State) => void} change
 * @returns {boolean} whether it was kept
 */
export function update(change) {
  const { own, readable } = fresh();
  change(own);
  return keep(own, readable);
}

/**
 * @param {State} own
 * @param {boolean} readable
 * @returns {boolean}
 */
function keep(own, readable) {
  state = own;
  if (readFault === "unreadable" && putAside(seen ?? "")) readFault = "damaged";
  if (readable && readFault !== "unreadable") write(writeState(own));
  for (const listener of listeners) listener();
  return !writeFault && readFault !== "unreadable";
}

/** @param {string} text */
function write(text) {
  try {
    localStorage.setItem(KEY, text);
    if (localStorage.getItem(KEY) !== text) throw new DOMException("", "QuotaExceededError");
    seen = text;
    writeFault = "";
    askToPersist();
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError" && localStorageWorks();
    writeFault = full ? "full" : "blocked";
  }
}

/** @returns {boolean} */
function localStorageWorks() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

let requested = false;
/** Ask the browser once not to throw the data away when space is short. */
function askToPersist() {
  if (requested) return;
  requested = true;
  navigator.storage?.persist?.().catch(() => {});
}

/**
 * Return why nothing is kept, or that what was kept could not be read: empty if all is well.
 * @returns {Trouble}
 */
export function problem() {
  read();
  return readFault === "unreadable" ? readFault : writeFault || readFault;
}

/**
 * Call a function after every change, also those that another tab makes.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  listeners.add(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  try {
    state = event.newValue ? parsed(event.newValue) : emptyState();
    seen = event.newValue;
  } catch {
    return; // it is put aside before we write
  }
  for (const listener of listeners) listener();
});

// A page that comes back with the Back button as it was left has not heard of changes meanwhile.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  fresh();
  for (const listener of listeners) listener();
});

/**
 * Take over what a file has of this course, merged with what is here: settings of this browser
 * stay. If it cannot be kept, nothing has changed.
 * @param {string} text
 * @param {import("./transfer.js").Course} course
 * @returns {import("./transfer.js").Taken & { trouble: Trouble }} why nothing was kept; empty: it was
 * @throws {import("./state.js").Unreadable}
 */
export function importText(text, course) {
  const part = ofCourse(parsed(text), course);
  const { own, readable } = fresh();
  const fault = writeFault;
  const whole = merged(own, part.state);
  if (own.exam && !own.exam.ended) whole.exam = own.exam; // it is being sat
  const result = taken(own, whole, part);
  if (keep(whole, readable)) return { ...result, trouble: "" };
  const trouble = problem();
  state = own;
  writeFault = readable ? fault : "blocked";
  for (const listener of listeners) listener();
  return { ...result, trouble };
}

/** @returns {string} */
export function exportText() {
  return writeState(read());
}

/**
 * Return whether a key is of this course, the one that the first edition had included.
 * @param {string} key
 * @returns {boolean}
 */
function isOurs(key) {
  return [OWN_KEY, FORMER_KEY].some((own) => own && (key === own || key.startsWith(`${own}:`)));
}

/**
 * Forget everything, also what was put aside.
 * @returns {boolean} whether nothing of it is kept any more
 */
export function reset() {
  state = emptyState();
  try {
    for (const storage of [localStorage, sessionStorage]) {
      const keys = Object.keys(storage).filter(isOurs);
      for (const key of keys) storage.removeItem(key);
    }
    seen = localStorage.getItem(KEY);
    readFault = writeFault = "";
  } catch {
    writeFault = "blocked";
  }
  for (const listener of listeners) listener();
  return !writeFault && !seen;
}
