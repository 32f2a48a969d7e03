/**
 * The record of this course in IndexedDB, changed by transactions: of two tabs one waits for the
 * other, also in the same moment. Each course has a database of its own, since courses at one host
 * may be of different versions.
 */

import { OWN_KEY } from "./store-key.js";

/** @typedef {import("./record.js").Outcome} Outcome */

/** The database is not opened: some browsers leave a page waiting for ever. */
export class Silent extends Error {}

const VERSION = 1;
const KEY = "state";
const LIMIT = 10_000; // milliseconds
let patience = 3000; // milliseconds that a page waits for the database to be opened

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(OWN_KEY, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("record");
      request.result.createObjectStore("aside", { autoIncrement: true });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database.close(); // a newer version of the site waits for it
        forget();
      };
      resolve(database);
    };
  });
  opening.catch(forget);
  return opening;
}

function forget() {
  opening = undefined;
}

/** @returns {Promise<unknown>} when the database is opened after all */
export function answered() {
  return open();
}

/**
 * @returns {Promise<IDBDatabase>}
 * @throws {Silent}
 */
async function opened() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => {
      patience = 100; // milliseconds: it has been waited for
      reject(new Silent());
    }, patience);
  });
  try {
    return await Promise.race([open(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Read the record and write what is decided, in one transaction: if it fails, nothing is changed.
 * @param {(stored: unknown) => Outcome} decide
 * @param {(outcome: Outcome) => void} decided is told also what then cannot be kept
 * @returns {Promise<Outcome>} when it is kept
 */
export async function transact(decide, decided) {
  try {
    return await run(await opened(), decide, decided);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
    forget(); // the connection was lost
    return run(await opened(), decide, decided);
  }
}

/**
 * @param {IDBDatabase} database
 * @param {(stored: unknown) => Outcome} decide
 * @param {(outcome: Outcome) => void} decided
 * @returns {Promise<Outcome>}
 */
function run(database, decide, decided) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["record", "aside"], "readwrite");
    const [record, others] = [transaction.objectStore("record"), transaction.objectStore("aside")];
    /** @param {unknown} reason */
    const abort = (reason) => {
      try {
        transaction.abort();
      } catch {
        return; // it is just being kept
      }
      reject(reason);
    };
    const timer = setTimeout(() => abort(new DOMException("", "TimeoutError")), LIMIT);
    /** @type {Outcome} */
    let outcome;
    const reading = record.get(KEY);
    reading.onsuccess = () => {
      try {
        outcome = decide(reading.result);
        decided(outcome);
        if (!outcome.isChanged || outcome.isNewer) return;
        if (outcome.isForgotten) others.clear();
        for (const one of outcome.aside) others.add(one);
        record.put(outcome.next.kept, KEY);
      } catch (error) {
        abort(error);
      }
    };
    transaction.oncomplete = () => resolve(outcome);
    transaction.onabort = () => reject(transaction.error);
    for (const end of ["complete", "abort"]) transaction.addEventListener(end, () => clearTimeout(timer));
  });
}

/**
 * Return whether this browser may keep anything of this course; no database is made to find out.
 * @returns {Promise<boolean>}
 */
export async function isKnown() {
  try {
    if (!("databases" in indexedDB)) return true; // an old Firefox does not tell
    return (await indexedDB.databases()).some(({ name }) => name === OWN_KEY);
  } catch {
    return false; // storage is blocked
  }
}
