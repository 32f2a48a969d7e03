/**
 * Python in this browser: loaded when the first program is run, and shared by all of a page. What
 * runs too long, or writes too much, is stopped by ending the worker; the next run begins another.
 */

/** @typedef {import("./python-worker.js").Result} Result */
/** @typedef {"stopped" | "too_long" | "too_much" | "not_loaded"} Reason why there is no result */
/**
 * What a program tells while it runs.
 * @typedef {object} Listener
 * @property {() => void} begins
 * @property {(text: string) => void} writes
 */
/** @typedef {{ base: string, wheels: string[] }} Source where the Python is, and the wheels of the course */

export const SECONDS = 30;
const MOST = 50_000; // in letters

/** @type {Promise<Worker> | undefined} */
let ready;
/** @type {((reason: Reason) => void) | undefined} */
let end;

/** Whether Python is here already, or comes. */
export function isLoaded() {
  return Boolean(ready);
}

/** Stop what runs, if something does. */
export function stop() {
  end?.("stopped");
}

/**
 * Run a program, in the place of one that runs.
 * @param {Source} source
 * @param {string} code
 * @param {string} examples what it should print or give, empty if that is not known
 * @param {Listener} listener
 * @returns {Promise<Result | Reason>}
 */
export async function run(source, code, examples, listener) {
  stop();
  /** @type {Worker | undefined} */
  let busy;
  /** @type {Reason | undefined} */
  let ended;
  /** @type {(reason: Reason) => void} */
  let interrupt = () => {};
  /** @type {Promise<Reason>} */
  const interrupted = new Promise((resolve) => {
    interrupt = (reason) => {
      if (ended) return;
      ended = reason;
      if (busy) discard(busy); // at once: the next run must not be given a worker that has ended
      resolve(reason);
    };
  });
  end = interrupt;
  ready ??= begun(source);
  const worker = await Promise.race([ready.catch(() => /** @type {Reason} */ ("not_loaded")), interrupted]);
  if (worker === "not_loaded") ready = undefined;
  if (ended || typeof worker === "string") return ended ?? /** @type {Reason} */ (worker);
  busy = worker;
  listener.begins();
  const clock = setTimeout(() => interrupt("too_long"), SECONDS * 1000);
  const result = await Promise.race([answer(worker, code, examples, listener, interrupt), interrupted]);
  clearTimeout(clock); // its time is over with it: the clock must not end the next run
  busy = undefined;
  if (end === interrupt) end = undefined;
  return result;
}

/** @param {Worker} worker */
function discard(worker) {
  worker.onmessage = null;
  worker.terminate();
  ready = undefined;
}

/**
 * @param {Worker} worker
 * @param {string} code
 * @param {string} examples
 * @param {Listener} listener
 * @param {(reason: Reason) => void} interrupt
 * @returns {Promise<Result>}
 */
function answer(worker, code, examples, listener, interrupt) {
  let room = MOST;
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.told === "wrote") {
        listener.writes(data.text.slice(0, Math.max(0, room)));
        room -= data.text.length;
        if (room < 0) interrupt("too_much");
      } else if (data.told === "ended") {
        resolve(data.result);
      }
    };
    worker.postMessage({ run: code, examples });
  });
}

/**
 * Begin a worker. It has the policy of this page only if it begins from a `blob:`.
 * @param {Source} source
 * @returns {Promise<Worker>}
 */
function begun({ base, wheels }) {
  const script = new URL("python-worker.js", import.meta.url).href;
  const start = URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" }));
  const worker = new Worker(start, { type: "module" });
  return new Promise((resolve, reject) => {
    const fail = () => {
      worker.terminate();
      reject(new Error("Python cannot be loaded"));
    };
    worker.onerror = fail;
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(start);
      if (data.told === "loaded") resolve(worker);
      else fail();
    };
    worker.postMessage({ load: base, wheels });
  });
}
