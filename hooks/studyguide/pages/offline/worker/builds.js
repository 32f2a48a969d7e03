/**
 * Builds: which files the site of a language had when it was built. The newest is known from the
 * server; older ones stay known while a page of theirs is open, or until a newer is here as a whole.
 */

/**
 * @typedef {object} Build
 * @property {string} language the folder of the language, `nb/`; empty for the first
 * @property {string} version
 * @property {Record<string, [hash: string, size: number, group: string]>} files
 * @property {number} learned when it was first heard of
 */
/** @typedef {{ language: string, uri: string }} Place where an address leads */

/** The files at the server are those of another build. */
class Renewed extends Error {}

/** The folders of the languages, the longest first: the first language has the root, ``. */
const LANGUAGES = /** @type {{ languages: string[] }} */ (/** @type {any} */ (self).SITE).languages;

/** @type {Map<string, Build>} */
const known = new Map();

/** @param {string} language */
const named = (language) => language || "-/";

/**
 * Return where an address leads; undefined for what is not of the course.
 * @param {string} address
 * @returns {Place | undefined}
 */
function placeOf(address) {
  const [plain = ""] = address.split(/[?#]/);
  if (!plain.startsWith(SCOPE)) return undefined;
  const path = plain.slice(SCOPE.length);
  const language = LANGUAGES.find((folder) => path.startsWith(folder)) ?? "";
  const uri = readable(path.slice(language.length));
  return { language, uri: !uri || uri.endsWith("/") ? `${uri}index.html` : uri };
}

/**
 * Return an address as files are called; what no browser would write is left as it is.
 * @param {string} path
 * @returns {string}
 */
function readable(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Return the address of a file.
 * @param {Place} place
 * @returns {string}
 */
function addressOf({ language, uri }) {
  const path = uri.replace(/(^|\/)index\.html$/, "$1");
  return SCOPE + language + path.split("/").map(encodeURIComponent).join("/");
}

/**
 * Return a build by its version; undefined if it is not known any more.
 * @param {string} language
 * @param {string} version
 * @returns {Promise<Build | undefined>}
 */
async function buildOf(language, version) {
  const key = `builds/${named(language)}${version}`;
  const build = known.get(key) ?? (await remembered(key));
  if (build) known.set(key, build);
  return build;
}

/**
 * Return all known builds of a language: first those that are here as a whole, the newest first.
 * @param {string} language
 * @returns {Promise<Build[]>}
 */
async function buildsOf(language) {
  const versions = await keysAfter(`builds/${named(language)}`);
  const whole = new Set(await keysAfter(`whole/${named(language)}`));
  const builds = await Promise.all(versions.map((version) => buildOf(language, version)));
  const found = builds.filter((build) => build !== undefined);
  const rank = (/** @type {Build} */ { version }) => Number(whole.has(version));
  return found.sort((one, other) => rank(other) - rank(one) || other.learned - one.learned);
}

/**
 * Return the build that the server was last heard to have.
 * @param {string} language
 * @returns {Promise<Build | undefined>}
 */
async function latestBuild(language) {
  const version = await remembered(`latest/${named(language)}`);
  return version && buildOf(language, version);
}

/**
 * Return the build that the server has now; undefined if it says none. Throws without a network.
 * @param {string} language
 * @param {RequestInit} [options]
 * @returns {Promise<Build | undefined>}
 */
async function currentBuild(language, options) {
  const address = `${SCOPE}${language}offline/version.json`;
  const answer = await fetch(address, { cache: "no-store", ...options });
  if (!answer.ok) return undefined;
  const { version } = await answer.json();
  const build = (await buildOf(language, version)) ?? (await learnt(language, version));
  if (build && (await remembered(`latest/${named(language)}`)) !== version) {
    await remember(`latest/${named(language)}`, version);
  }
  return build;
}

/**
 * Learn which files a new build has; undefined while the server gives those of another.
 * @param {string} language
 * @param {string} version
 * @returns {Promise<Build | undefined>}
 */
async function learnt(language, version) {
  const answer = await fetch(`${SCOPE}${language}offline/files.json`, { cache: "no-cache" });
  if (!answer.ok) return undefined;
  const bytes = await answer.arrayBuffer();
  if ((await hashOf(bytes)) !== version) return undefined;
  const files = JSON.parse(new TextDecoder().decode(bytes));
  /** @type {Build} */
  const build = { language, version, files, learned: Date.now() };
  const key = `builds/${named(language)}${version}`;
  known.set(key, build);
  await remember(key, build);
  return build;
}

/**
 * Return a file of a build: from here, else from the server if it has the same.
 * @param {Build} build
 * @param {string} uri
 * @returns {Promise<Response>}
 * @throws {Renewed}
 */
async function fileOf(build, uri) {
  const [hash = ""] = build.files[uri] ?? [];
  const here = await keptFile(hash);
  if (here) return here;
  const file = await fetchedFile(build, uri);
  await keepFile(hash, file.clone()).catch(() => {}); // nobody was promised it
  return file;
}

/**
 * Return a file of a build from the server.
 * @param {Build} build
 * @param {string} uri
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 * @throws {Renewed}
 */
async function fetchedFile({ language, files }, uri, options) {
  const answer = await fetch(addressOf({ language, uri }), { cache: "no-cache", ...options });
  if (answer.status >= 500) throw new TypeError(`${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || (await hashOf(bytes)) !== files[uri]?.[0]) throw new Renewed();
  return withContent(answer, bytes);
}
