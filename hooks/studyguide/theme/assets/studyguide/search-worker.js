/**
 * The worker behind the theme's search box. The theme loads its whole index with every page, which
 * is half of what a first view weighs; here an index is loaded at the first letter that is typed.
 *
 * `?worker=…` is the theme's own worker, which then answers from `search/full_index.json`;
 * without it, Pagefind answers, which loads only the parts of its index that a word needs.
 *
 * The messages are the theme's: 0 set up, 1 ready, 2 query, 3 result.
 */

/**
 * @typedef {{ url: string, excerpt: string, title?: string, meta?: Record<string, string>,
 *   sub_results?: { url: string, title: string, excerpt: string }[] }} Found
 */

const MOST = 12;
const scope = /** @type {any} */ (self);
const root = new URL("../../", scope.location.href);
const theme = new URL(scope.location.href).searchParams.get("worker");
/** @type {(message: unknown) => void} */
const post = scope.postMessage.bind(scope);
/** @type {any} */
let options;
/** @type {Promise<(query: string) => Promise<unknown>> | undefined} */
let engine;

/**
 * The theme's engine: its own worker's code, run in this one.
 *
 * @param {string} worker
 * @returns {Promise<(query: string) => Promise<unknown>>}
 */
async function themes(worker) {
  const index = await (await fetch(new URL("search/full_index.json", root))).json();
  /** @type {((message: { type: number, data: unknown }) => void) | undefined} */
  let answered;
  scope.postMessage = (/** @type {{ type: number, data: unknown }} */ message) => answered?.(message);
  scope.removeEventListener("message", listen);
  /** @type {((event: { data: unknown }) => void)[]} */
  const theirs = [];
  const add = scope.addEventListener;
  scope.addEventListener = (/** @type {string} */ _, /** @type {any} */ listener) => theirs.push(listener);
  const home = new URL(worker, root).href;
  const load = scope.importScripts.bind(scope);
  // it loads the languages' stemmers from places beside itself
  scope.importScripts = (/** @type {string[]} */ ...paths) =>
    load(...paths.map((path) => new URL(path, home).href));
  scope.importScripts(home);
  scope.addEventListener = add;
  scope.addEventListener("message", listen);
  /** @param {number} type @param {unknown} data @returns {Promise<unknown>} */
  const ask = (type, data) =>
    new Promise((resolve) => {
      answered = (message) => resolve(message.data);
      for (const listener of theirs) listener({ data: { type, data } });
    });
  await ask(0, { ...index, options });
  return async (query) => {
    const results = /** @type {{ items?: { title: string }[][] }} */ (await ask(2, query));
    // lunr counts words; who types a name wants its page, not one that has the word more often
    const typed = query.trim().toLocaleLowerCase();
    const names = [typed.replace(/[+*~^"]/g, "").trim(), typed];
    const fit = (/** @type {{ title: string }[]} */ group) =>
      names.lastIndexOf((group[0]?.title ?? "").replace(/<[^>]*>/g, "").toLocaleLowerCase());
    results.items?.sort((a, b) => fit(b) - fit(a));
    return results;
  };
}

/**
 * Pagefind's engine; a page whose title is what was typed comes first.
 *
 * @returns {Promise<(query: string) => Promise<unknown>>}
 */
async function pagefinds() {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: "/" });
  return async (query) => {
    const words = query.replace(/[+*~^"]|\b\w+:/g, " ").trim();
    const search = words ? await pagefind.search(words) : { results: [] };
    /** @type {Found[]} */
    const pages = await Promise.all(
      search.results.slice(0, MOST).map((/** @type {any} */ result) => result.data()),
    );
    const name = words.toLocaleLowerCase();
    const isName = (/** @type {Found} */ page) =>
      Number((page.meta?.name ?? "").toLocaleLowerCase().split("|").includes(name));
    pages.sort((a, b) => isName(b) - isName(a));
    return { items: pages.map((page) => group(page)) };
  };
}

/**
 * Return a page and its sections as the theme shows them.
 *
 * @param {Found} page
 */
function group(page) {
  const sections = (page.sub_results ?? []).filter((section) => section.url.includes("#")).slice(0, 3);
  return [
    entry(page.url, page.meta?.title ?? "", page.excerpt, 2),
    ...sections.map((section) => entry(section.url, section.title, section.excerpt, 1)),
  ];
}

/**
 * @param {string} url
 * @param {string} title
 * @param {string} text
 * @param {number} score
 */
function entry(url, title, text, score) {
  return { location: url.replace(/^\//, ""), title, text: `<p>${text}</p>`, score, terms: {} };
}

/** What was asked is answered in turn. */
let turn = Promise.resolve();

/** @param {{ data: { type: number, data: any } }} event */
function listen({ data: { type, data } }) {
  if (type === 0) {
    options = data.options;
    post({ type: 1 });
  } else if (type === 2 && !String(data).trim()) {
    turn = turn.then(() => post({ type: 3, data: { items: [] } }));
  } else if (type === 2) {
    turn = turn.then(async () => {
      try {
        engine ??= theme ? themes(theme) : pagefinds();
        post({ type: 3, data: await (await engine)(data) });
      } catch (error) {
        engine = undefined;
        console.error(error);
        post({ type: 3, data: { items: [] } });
      }
    });
  }
}

scope.addEventListener("message", listen);
