/**
 * Keeps what is changed: written down at once as a patch (journal.js), then joined with the record
 * in a transaction (database.js, record.js). Knows at any moment what the reader has done, what of it
 * is kept, and what went wrong.
 */

import { Silent, answered, transact } from "./database.js";
import * as journal from "./journal.js";
import { applied, difference, patchOf } from "./patch.js";
import { NOTHING, fold } from "./record.js";
import { OWN_KEY } from "./store-key.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./patch.js").Patch} Patch */
/** @typedef {import("./record.js").Outcome} Outcome */
/** @typedef {"damaged" | "unreadable" | "newer" | "away"} ReadFault `unreadable`: and not put aside */
/** @typedef {"blocked" | "full"} WriteFault */
/** @typedef {{ patch: Patch, fault: WriteFault | "" }} Pending a patch, and why it is not written down */

const ORPHANED = 500; // milliseconds after which a patch is taken to be that of a tab which is gone

/** The record as it was read or written last. */
let known = NOTHING;
/** That, and what is not in the record yet. */
let state = known.state;
/** @type {Map<string, Pending>} what this page has done and is not in the record, by id */
const pending = new Map();
/** @type {WriteFault | "newer" | ""} why the last transaction has not kept anything */
let failure = "";
/** @type {ReadFault | ""} */
let readFault = "";
/** @type {Set<() => void>} */
const listeners = new Set();
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(OWN_KEY);

/** @returns {State} */
export function current() {
  return state;
}

/**
 * Call a function after every change, also those that another tab makes.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  listeners.add(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

/**
 * Change the state, for this page at once, and begin to keep the change.
 * @param {import("./patch.js").Change} change
 * @returns {Patch}
 */
export function add(change) {
  const patch = patchOf(change);
  pending.set(patch.id, { patch, fault: journal.write(patch) });
  state = applied(state, change);
  sync();
  tell();
  return patch;
}

/**
 * Return whether a change is kept: in the record, or written down until it is.
 * @param {Patch} patch
 * @returns {boolean}
 */
export function isKept({ id }) {
  return !pending.get(id)?.fault;
}

/**
 * Return whether a change is in the record.
 * @param {Patch} patch
 * @returns {boolean}
 */
export function isJoined({ id }) {
  return !pending.has(id);
}

/**
 * Undo a change that could not be kept.
 * @param {Patch} patch
 * @returns {Promise<void>}
 */
export function drop({ id }) {
  pending.delete(id);
  return sync();
}

/**
 * Return what is wrong with what was kept before, and why nothing new is kept: nothing if all is well.
 * @returns {(ReadFault | WriteFault)[]}
 */
export function problems() {
  return [readFault, writeFault()].flatMap((fault) => fault || []);
}

/** @returns {WriteFault | ""} */
export function writeFault() {
  const faults = [...pending.values()].flatMap(({ fault }) => fault || []);
  if (failure && faults.length) return [failure, ...faults].includes("full") ? "full" : "blocked";
  return failure === "blocked" && !journal.isReadable() ? "blocked" : "";
}

/** @type {Promise<void> | undefined} */
let running;
let isAskedAgain = false;

/**
 * Join the record and what is not in it yet, in one transaction after the other.
 * @returns {Promise<void>} when there is nothing left that could be joined
 */
export function sync() {
  isAskedAgain = true;
  running ??= (async () => {
    while (isAskedAgain) {
      isAskedAgain = false;
      const [before, faults] = [state, `${problems()}`];
      await join();
      if (difference(before, state) || faults !== `${problems()}`) tell();
    }
    running = undefined;
  })();
  return running;
}

async function join() {
  /** @type {import("./record.js").Found} */
  let found = { patches: [], isReadable: false, joined: [], damaged: [], former: {} };
  /** @type {Outcome | undefined} */
  let outcome;
  try {
    outcome = await transact((stored) => {
      found = journal.findings([...pending.values()]);
      return fold(stored, found, known);
    }, (decided) => (outcome = decided));
    failure = outcome.isNewer ? "newer" : "";
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    failure = name === "QuotaExceededError" ? "full" : name === "VersionError" ? "newer" : "blocked";
    if (error instanceof Silent) answered().then(sync, () => {});
  }
  if (outcome?.isRead) for (const id of [...found.joined, ...outcome.read.kept.applied]) pending.delete(id);
  if (failure || !outcome) return stay(outcome);
  const { next, isChanged, isForgotten, aside, done } = outcome;
  for (const id of done) pending.delete(id);
  journal.settle(done, found.damaged, next.kept.former);
  if (isForgotten) journal.forget("patches");
  readFault = aside.length || (readFault === "damaged" && !isForgotten) ? "damaged" : "";
  known = next;
  show(next.state, []);
  // whoever changed it was perhaps not able to
  if (!journal.hasRecord() && difference(NOTHING.state, next.state)) journal.mark();
  if (!isChanged) return;
  channel?.postMessage("");
  navigator.storage?.persist?.().catch(() => {}); // or a browser may delete it when space is short
}

/**
 * Go on without the record.
 * @param {Outcome} [decided] what would have been kept, if the record was read
 */
function stay(decided) {
  for (const one of pending.values()) if (one.fault) one.fault = journal.write(one.patch);
  journal.dropReloaded();
  const beside = { ...journal.findings([...pending.values()]), joined: [] }; // all of it is new to what is known
  const { read, next, aside, done } = decided ?? fold(known === NOTHING ? undefined : known.kept, beside, known);
  known = read;
  if (failure === "newer") readFault = "newer";
  else if (aside.length) readFault = "unreadable";
  else if (!decided && known === NOTHING && journal.hasRecord()) readFault = "away";
  else if (readFault !== "damaged") readFault = "";
  show(next.state, done);
}

/**
 * Show a state, and what has been done since.
 * @param {State} base
 * @param {string[]} included ids of patches
 */
function show(base, included) {
  const later = [...pending.values()].filter(({ patch }) => !included.includes(patch.id));
  state = later.reduce((whole, { patch }) => applied(whole, patch.change), base);
}

for (const patch of journal.reloaded()) pending.set(patch.id, { patch, fault: journal.write(patch) });

if (channel) channel.onmessage = () => sync();

addEventListener("storage", ({ key, newValue }) => {
  if (key === null || journal.FORMER_KEYS.includes(key)) return void sync();
  const id = newValue === null ? "" : journal.idIn(key);
  if (!id) return;
  if (failure) sync();
  else setTimeout(() => journal.isWaiting(id) && sync(), ORPHANED);
});

// A page that comes back with the Back button as it was left has not heard of changes meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted) sync();
});
