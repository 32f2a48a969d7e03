/**
 * What has been done and is not in the record yet: each patch under a key of its own in the local
 * storage, written before anything else happens. A page may be left at any moment: whoever opens the
 * course next finds it. No two tabs ever write to the same key.
 */

import { DAY } from "./days.js";
import { parsePatch } from "./patch.js";
import { FORMER_KEY, OWN_KEY, isOurs } from "./store-key.js";

/** @typedef {import("./patch.js").Patch} Patch */
/** @typedef {import("./record.js").Found} Found */
/** @typedef {"localStorage" | "sessionStorage"} StorageName */

const PATCHES = `${OWN_KEY}:patch:`;
const MARK = `${OWN_KEY}:record`;
const WEEK = 7 * DAY;

/** The keys under which former versions kept everything. */
export const FORMER_KEYS = [FORMER_KEY, OWN_KEY].filter(Boolean);

/**
 * Return what a function makes of a storage, or something else if the browser refuses.
 * @template T
 * @param {StorageName} name
 * @param {(storage: Storage) => T} use
 * @param {T} otherwise
 * @returns {T}
 */
function attempt(name, use, otherwise) {
  try {
    return use(window[name]);
  } catch {
    return otherwise;
  }
}

/**
 * @param {Storage} storage
 * @param {string} key
 * @param {string} text
 * @returns {boolean}
 */
function put(storage, key, text) {
  storage.setItem(key, text);
  return storage.getItem(key) === text;
}

/**
 * Write a patch down.
 * @param {Patch} patch
 * @returns {"" | "full" | "blocked"} why that was not possible
 */
export function write(patch) {
  const [key, text] = [PATCHES + patch.id, JSON.stringify(patch)];
  let isFull = true;
  try {
    if (put(localStorage, key, text)) return "";
  } catch (error) {
    isFull = error instanceof DOMException && error.name === "QuotaExceededError" && isReadable();
  }
  // until the record has it, it is safe from a reload here; the end of the tab ends this, too
  attempt("sessionStorage", (storage) => put(storage, key, text), false);
  return isFull ? "full" : "blocked";
}

/** @returns {boolean} whether the browser lets the page at the local storage */
export function isReadable() {
  return attempt("localStorage", (storage) => [storage.getItem(OWN_KEY)], null) !== null;
}

/**
 * @param {Storage} storage
 * @returns {[key: string, text: string][]}
 */
function written(storage) {
  const keys = Object.keys(storage).filter((key) => key.startsWith(PATCHES));
  return keys.map((key) => [key, storage.getItem(key) ?? ""]);
}

/** @returns {Patch[]} what this tab could write down for a reload only, before that reload */
export function reloaded() {
  return attempt("sessionStorage", written, []).flatMap(([, text]) => parsePatch(text) ?? []);
}

/**
 * Return what lies beside the record.
 * @param {import("./sync.js").Pending[]} own what this page knows of
 * @returns {Found}
 */
export function findings(own) {
  const patches = new Map(own.map(({ patch }) => [patch.id, patch]));
  // what is removed has been joined, unless somebody has cleared the whole storage
  const gone = attempt("localStorage", (storage) => storage.getItem(MARK) !== null, false) ? own.filter(({ patch, fault }) => !fault && !isWaiting(patch.id)) : [];
  /** @type {Found["damaged"]} */
  const damaged = [];
  for (const [key, text] of attempt("localStorage", written, [])) {
    if (patches.has(key.slice(PATCHES.length))) continue;
    const patch = parsePatch(text);
    if (patch) patches.set(patch.id, patch);
    else if (patch === undefined) damaged.push([key, text]);
  }
  /** @type {Found["former"]} */
  const former = {};
  for (const key of FORMER_KEYS) attempt("localStorage", (storage) => (former[key] = storage.getItem(key)), null);
  const joined = gone.map(({ patch }) => patch.id);
  return { patches: [...patches.values()], isReadable: isReadable(), joined, damaged, former };
}

/**
 * Drop what the record has now.
 * @param {string[]} ids those of patches
 * @param {Found["damaged"]} damaged
 * @param {import("./record.js").Kept["former"]} former
 */
export function settle(ids, damaged, former) {
  const keys = [...ids.map((id) => PATCHES + id), ...damaged.map(([key]) => key)];
  const drop = (/** @type {Storage} */ storage) => keys.forEach((key) => storage.removeItem(key));
  attempt("localStorage", drop, undefined);
  attempt("sessionStorage", drop, undefined);
  for (const [key, { text, at }] of Object.entries(former)) {
    if (at > Date.now() - WEEK) continue; // a tab of a former version may still be open
    attempt("localStorage", (storage) => storage.getItem(key) === text && storage.removeItem(key), undefined);
  }
}

/** Note that there is a record: a page that cannot reach it can then say so. */
export function mark() {
  attempt("localStorage", (storage) => storage.getItem(MARK) || storage.setItem(MARK, "indexedDB"), undefined);
}

/** Drop what was written down for a reload: the page has to say that it is not kept. */
export function dropReloaded() {
  attempt("sessionStorage", (storage) => written(storage).forEach(([key]) => storage.removeItem(key)), undefined);
}

/** @returns {boolean} whether there is something in a record, as far as one can tell without it */
export function hasRecord() {
  return attempt("localStorage", (storage) => Boolean(storage.getItem(MARK)), false);
}

/**
 * Return whether a patch lies there.
 * @param {string} id
 * @returns {boolean}
 */
export function isWaiting(id) {
  return attempt("localStorage", (storage) => storage.getItem(PATCHES + id) !== null, false);
}

/**
 * Return the id of the patch that a key stands for, "" if it stands for none.
 * @param {string} key
 * @returns {string}
 */
export function idIn(key) {
  return key.startsWith(PATCHES) ? key.slice(PATCHES.length) : "";
}

/**
 * Forget everything that lies beside the record.
 * @param {"patches" | Patch} except all that was done meanwhile; or the wish to forget, because a
 *   record that cannot be reached now has still to hear of it
 * @returns {boolean} whether that was possible
 */
export function forget(except) {
  const stays = (/** @type {string} */ key) =>
    key === MARK || (except === "patches" ? key.startsWith(PATCHES) : key === PATCHES + except.id);
  const drop = (/** @type {Storage} */ storage) => {
    for (const key of Object.keys(storage)) if (isOurs(key) && !stays(key)) storage.removeItem(key);
    return true;
  };
  const isForgotten = attempt("localStorage", drop, false);
  // never without a mark, not for a moment: what has been forgotten would seem to be cleared, and come back
  if (except === "patches") attempt("localStorage", (storage) => storage.setItem(MARK, ""), undefined);
  return attempt("sessionStorage", drop, false) && isForgotten;
}
