/** Which build each open page is of: all that it loads is of the same one. */

/** @typedef {{ language: string, version: string, since: number }} OfPage */

const OPENING = 60_000; // in milliseconds: a page that is still being opened is not listed yet

/** @type {Map<string, OfPage>} */
const ofPages = new Map();

/**
 * Note of which build a page is.
 * @param {string} id
 * @param {Build} build
 */
async function notePage(id, { language, version }) {
  const page = { language, version, since: Date.now() };
  ofPages.set(id, page);
  await remember(`pages/${id}`, page);
}

/**
 * Return the build that a page is of; undefined if that is not known.
 * @param {string} id
 * @returns {Promise<Build | undefined>}
 */
async function buildOfPage(id) {
  const page = ofPages.get(id) ?? (await remembered(`pages/${id}`));
  if (!page) return undefined;
  ofPages.set(id, page);
  return buildOf(page.language, page.version);
}

/**
 * Return the versions that open pages are of, and forget pages that have been closed.
 * @returns {Promise<Set<string>>}
 */
async function openVersions() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ids = new Set(open.map(({ id }) => id));
  /** @type {Set<string>} */
  const versions = new Set();
  for (const id of await keysAfter("pages/")) {
    /** @type {OfPage | undefined} */
    const page = await remembered(`pages/${id}`);
    if (!page) continue;
    if (ids.has(id) || Date.now() - page.since < OPENING) versions.add(page.version);
    else {
      ofPages.delete(id);
      await forget(`pages/${id}`);
    }
  }
  return versions;
}
