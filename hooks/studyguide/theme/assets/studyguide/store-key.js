/**
 * Under which key the browser keeps what a reader has done in this course. Courses at one host share
 * a storage: the course's id tells them apart. The first edition had no ids and took the address;
 * what it kept is moved, once, and is nowhere removed before it is written anew.
 */

import { merged, parseState, writeState } from "./state.js";

const facts = document.querySelector('meta[name="studyguide-course"]');
const id = facts?.getAttribute("content") ?? "";

/** The key of this course. */
export const OWN_KEY = `studyguide:${id}`;

/** The key that the first edition had at this address; empty for a course that began with an id. */
export const FORMER_KEY = facts?.hasAttribute("data-first-edition") ? `studyguide:${address()}` : "";

/** @returns {string} the path at which the site begins, of whatever language this page is */
function address() {
  const root = new URL("../../", import.meta.url).pathname;
  const language = document.documentElement.lang;
  return root.endsWith(`/${language}/`) ? root.slice(0, -language.length - 1) : root;
}

/**
 * Move what the first edition kept, and return the key that holds it all: the former one, if there
 * is no room to write it anew.
 * @returns {string}
 */
export function settledKey() {
  try {
    const former = FORMER_KEY && localStorage.getItem(FORMER_KEY);
    if (!former) return OWN_KEY;
    const own = localStorage.getItem(OWN_KEY);
    const text = own === null ? former : together(own, former);
    if (text === null) return OWN_KEY;
    if (!isWritten(text)) return own === null ? FORMER_KEY : OWN_KEY;
    localStorage.removeItem(FORMER_KEY);
  } catch {
    // the storage is closed to us: who reads it says so
  }
  return OWN_KEY;
}

/**
 * Return what two states hold together, null if one of them cannot be read: both then stay.
 * @param {string} own
 * @param {string} former
 * @returns {string | null}
 */
function together(own, former) {
  try {
    return writeState(merged(parseState(own), parseState(former)));
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {boolean}
 */
function isWritten(text) {
  try {
    localStorage.setItem(OWN_KEY, text);
  } catch {
    return false;
  }
  return localStorage.getItem(OWN_KEY) === text;
}
