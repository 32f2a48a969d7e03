/**
 * Files by a hash of their content: what two builds or two languages share is kept once, and nothing
 * is ever answered that is not what a build wrote.
 *
 * The scripts of this folder are parts of one service worker (`worker_script.py`): they share names.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const FILES = `studyguide-files ${SCOPE}`;

/** @param {string} hash */
const keyOf = (hash) => `${SCOPE}offline/files/${hash}`;

/**
 * Return a file that is kept here.
 * @param {string} hash
 * @returns {Promise<Response | undefined>}
 */
async function keptFile(hash) {
  return caches.match(keyOf(hash), { cacheName: FILES });
}

/**
 * Keep a file.
 * @param {string} hash
 * @param {Response} file
 * @throws {DOMException} if the browser has no room for it
 */
async function keepFile(hash, file) {
  await (await caches.open(FILES)).put(keyOf(hash), file);
}

/**
 * Return the hashes of all files that are kept here.
 * @returns {Promise<Set<string>>}
 */
async function keptHashes() {
  const addresses = await addressesIn(FILES);
  return new Set(addresses.map((url) => url.slice(url.lastIndexOf("/") + 1)));
}

/**
 * Return the addresses in a cache. To look does not make it: it may have been removed with the worker.
 * @param {string} cacheName
 * @returns {Promise<string[]>}
 */
async function addressesIn(cacheName) {
  if (!(await caches.has(cacheName))) return [];
  const keys = await (await caches.open(cacheName)).keys();
  return keys.map(({ url }) => url);
}

/** @param {Iterable<string>} hashes */
async function dropFiles(hashes) {
  const cache = await caches.open(FILES);
  await Promise.all([...hashes].map((hash) => cache.delete(keyOf(hash))));
}

/**
 * Return the hash of a file's content, as the list of files has it.
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>}
 */
async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What holds of an answer of the server and not of a file that is kept. */
const OF_THE_SERVER = ["age", "content-encoding", "content-length", "etag", "expires", "last-modified"];

/**
 * Return an answer with its whole content, which is not compressed any more. The browser may not
 * take it from its own memory for a page of another build: it has to ask each time.
 * @param {Response} answer
 * @param {ArrayBuffer} bytes
 * @returns {Response}
 */
function withContent(answer, bytes) {
  const headers = new Headers(answer.headers);
  for (const name of OF_THE_SERVER) headers.delete(name);
  headers.set("cache-control", "no-cache");
  return new Response(bytes, { status: answer.status, headers });
}

/**
 * Return the part of a file that a player asks for: some show no film without it.
 * @param {Response} file
 * @param {string} range `bytes=0-1023`
 * @returns {Promise<Response>}
 */
async function partOf(file, range) {
  const content = await file.blob();
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const from = first ? Number(first) : content.size - Number(last);
  const to = first && last ? Math.min(Number(last), content.size - 1) : content.size - 1;
  if (from < 0 || from > to) return new Response(null, { status: 416 });
  const headers = new Headers(file.headers);
  headers.set("content-range", `bytes ${from}-${to}/${content.size}`);
  headers.set("content-length", `${to - from + 1}`);
  return new Response(content.slice(from, to + 1), { status: 206, headers });
}
