/**
 * Where the reader's state is kept: in this browser only, under one key for all languages. Every
 * way in which a browser may refuse ends in a message, and the page goes on without memory.
 */

import { emptyState, merged, parseState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */

const root = new URL("../../", import.meta.url).pathname;
const language = document.documentElement.lang;
const course = root.endsWith(`/${language}/`) ? root.slice(0, -language.length - 1) : root;
const KEY = `studyguide:${course}`;

/** @type {State | undefined} */
let state;
/** @type {"" | "blocked" | "full" | "damaged"} why nothing is kept */
let trouble = "";
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {State} */
export function read() {
  if (state) return state;
  state = emptyState();
  try {
    const text = localStorage.getItem(KEY);
    if (text) state = parseState(text);
  } catch (error) {
    trouble = error instanceof DOMException ? "blocked" : "damaged";
    if (trouble === "damaged") keepDamaged();
  }
  return state;
}

/** Keep what cannot be read under another key, so that a new start does not destroy it. */
function keepDamaged() {
  try {
    localStorage.setItem(`${KEY}:damaged`, localStorage.getItem(KEY) ?? "");
  } catch {
    // then there is nowhere to keep it
  }
}

/**
 * Change the state and keep it. What other tabs have kept meanwhile is not lost.
 * @param {(state: State) => void} change
 */
export function update(change) {
  const own = read();
  change(own);
  keep(own);
}

/**
 * Put another state in place of the present one.
 * @param {State} other
 */
export function replace(other) {
  state = other;
  keep(other);
}

/** @param {State} own */
function keep(own) {
  const first = trouble;
  try {
    localStorage.setItem(KEY, writeState(own));
    if (trouble !== "damaged") trouble = "";
    askToPersist();
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError" && localStorageWorks();
    trouble = full ? "full" : "blocked";
  }
  if (first !== trouble || !first) for (const listener of listeners) listener();
}

/** @returns {boolean} */
function localStorageWorks() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

let asked = false;
/** Ask the browser once not to throw the data away when space is short. */
function askToPersist() {
  if (asked) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => {});
}

/**
 * Return why nothing is kept: empty if all is well.
 * @returns {"" | "blocked" | "full" | "damaged"}
 */
export function problem() {
  read();
  return trouble;
}

/**
 * Call a function after every change, also those that another tab makes.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  listeners.add(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  try {
    state = event.newValue ? parseState(event.newValue) : emptyState();
  } catch {
    return; // what another program writes there is not ours
  }
  for (const listener of listeners) listener();
});

// A page that comes back with the Back button as it was left has not heard of changes meanwhile.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted || trouble) return;
  state = undefined;
  for (const listener of listeners) listener();
});

/**
 * Take over a file: merged with what is here.
 * @param {string} text
 * @throws {import("./state.js").Unreadable}
 */
export function importText(text) {
  replace(merged(parseState(text), read()));
}

/** @returns {string} */
export function exportText() {
  return writeState(read());
}

/** Forget everything. */
export function reset() {
  replace(emptyState());
}
