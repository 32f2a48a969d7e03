/** What is kept for offline: by the reader's wish, and after each build by what has changed. */

/** @typedef {"network" | "full" | "renewed"} Fault why something is not here as a whole */
/** @typedef {{ bytes: number, here: number, kept: boolean, begun: boolean, loading: boolean, fault?: Fault | undefined }} SetState */

const AT_ONCE = 6;
const TOLD_EVERY = 200; // in milliseconds

/** @typedef {{ stop: AbortController, ended?: Promise<void> }} Task */

/** @type {Map<string, Task>} */
const loading = new Map();
/** @type {Map<string, Fault>} */
const faults = new Map();
/** @type {Map<string, Promise<void>>} */
const renewals = new Map();

/**
 * Return the files that belong to something that can be kept: a week, or the whole course.
 * @param {Build} build
 * @param {string} set `week-3`, `course`, or `shell`, which every page needs
 * @returns {string[]}
 */
function filesOf({ files }, set) {
  const groups = ["shell", ...(set === "shell" ? [] : ["common", set])];
  const isOf = set === "course" ? (/** @type {string} */ group) => group !== "asked" : groups.includes.bind(groups);
  const isIn = (/** @type {string} */ group) => Boolean(group) && isOf(group);
  return Object.entries(files).flatMap(([uri, [, , group]]) => (isIn(group) ? uri : []));
}

/**
 * Fetch files that are not here yet; pages last, since a page that is here is shown.
 * @param {Build} build
 * @param {string[]} uris
 * @param {Task} task
 * @param {() => void} [onFile]
 * @returns {Promise<string[]>} the hashes of those that have come
 * @throws {Renewed | TypeError} before the first that does not come; after a full store, none have
 */
async function fetchMissing(build, uris, task, onFile = () => {}) {
  const here = await keptHashes();
  const hash = (/** @type {string} */ uri) => build.files[uri]?.[0] ?? "";
  const missing = uris.filter((uri) => !here.has(hash(uri)));
  const isPage = (/** @type {string} */ uri) => Number(uri.endsWith(".html"));
  const queue = missing.sort((one, other) => isPage(one) - isPage(other)).values();
  /** @type {string[]} */
  const come = [];
  /** @type {unknown} */
  let fault;
  const fetchNext = async () => {
    for (const uri of queue) {
      if (fault) return;
      const file = await fetchedFile(build, uri, { priority: "low", signal: task.stop.signal });
      await keepFile(hash(uri), file);
      come.push(hash(uri));
      onFile();
    }
  };
  const all = Array.from({ length: AT_ONCE }, () => fetchNext().catch((error) => (fault ??= error)));
  await Promise.all(all);
  if (faultOf(fault) === "full") await dropFiles(come); // answers and cards need room too
  if (fault) throw fault;
  return come;
}

/**
 * @param {unknown} error
 * @returns {Fault | undefined}
 */
function faultOf(error) {
  if (!error) return undefined;
  if (error instanceof Renewed) return "renewed";
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "network";
}

/** @param {string} language @param {string} set */
const setKey = (language, set) => `sets/${named(language)}${set}`;

/**
 * Keep a week or the course.
 * @param {string} language
 * @param {string} set
 * @returns {Promise<void>}
 */
function keepSet(language, set) {
  const key = setKey(language, set);
  const running = loading.get(key)?.ended;
  if (running) return running;
  /** @type {Task} */
  const task = { stop: new AbortController() };
  loading.set(key, task);
  task.ended = keepNow(language, set, task).finally(() => loading.delete(key));
  tellSets(language);
  return task.ended.then(() => tellSets(language));
}

/**
 * @param {string} language
 * @param {string} set
 * @param {Task} task
 */
async function keepNow(language, set, task) {
  const key = setKey(language, set);
  const before = await remembered(key);
  faults.delete(key);
  try {
    await remember(key, { whole: before?.whole ?? false });
    await fetchSet(language, set, task);
    await remember(key, { whole: true });
  } catch (error) {
    if (task.stop.signal.aborted) return;
    const fault = faultOf(error) ?? "network";
    faults.set(key, fault);
    if (fault === "full" && !before) await forget(key);
  }
}

/**
 * @param {string} language
 * @param {string} set
 * @param {Task} task
 */
async function fetchSet(language, set, task) {
  const tell = seldom(() => tellSets(language));
  const { signal } = task.stop;
  let build = await currentBuild(language, { signal });
  for (let tries = 3; build && tries > 0; tries--) {
    try {
      await fetchMissing(build, filesOf(build, set), task, tell);
      return;
    } catch (error) {
      const newer = error instanceof Renewed && (await currentBuild(language, { signal }));
      if (!newer || newer.version === build.version) throw error;
      build = newer; // published meanwhile: what has not changed is here already
    }
  }
  throw new Renewed();
}

/**
 * Return a function that acts at once and then seldom.
 * @param {() => void} act
 * @returns {() => void}
 */
function seldom(act) {
  let last = 0;
  return () => {
    if (Date.now() - last < TOLD_EVERY) return;
    last = Date.now();
    act();
  };
}

/**
 * Keep a week or the course no longer: what only it needs goes.
 * @param {string} language
 * @param {string} set
 */
async function removeSet(language, set) {
  const key = setKey(language, set);
  const task = loading.get(key);
  task?.stop.abort();
  await task?.ended;
  faults.delete(key);
  await forget(key);
  const others = ["shell", ...(await keysAfter(setKey(language, "")))];
  for (const build of await buildsOf(language)) {
    const needed = new Set(others.flatMap((other) => filesOf(build, other)));
    const left = filesOf(build, set).filter((uri) => !needed.has(uri));
    await dropFiles(left.map((uri) => build.files[uri]?.[0] ?? ""));
  }
  await tellSets(language);
}
