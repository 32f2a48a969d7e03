/** What the worker has to remember, since a browser ends it whenever it is idle. */

const RECORDS = `studyguide-records ${SCOPE}`;

/** @param {string} key */
const recordKey = (key) => `${SCOPE}offline/records/${key}`;

/**
 * Return what is remembered under a key; undefined if nothing is.
 * @param {string} key
 * @returns {Promise<any>}
 */
async function remembered(key) {
  const found = await caches.match(recordKey(key), { cacheName: RECORDS });
  return found?.json();
}

/**
 * Remember something; a full browser works as if nothing had been kept.
 * @param {string} key
 * @param {unknown} value
 */
async function remember(key, value) {
  const record = new Response(JSON.stringify(value));
  await (await caches.open(RECORDS)).put(recordKey(key), record).catch(() => {});
}

/** @param {string} key */
async function forget(key) {
  await (await caches.open(RECORDS)).delete(recordKey(key));
}

/**
 * Return the ends of all keys that begin so.
 * @param {string} start
 * @returns {Promise<string[]>}
 */
async function keysAfter(start) {
  const own = (await addressesIn(RECORDS)).filter((url) => url.startsWith(recordKey(start)));
  return own.map((url) => url.slice(recordKey(start).length));
}
