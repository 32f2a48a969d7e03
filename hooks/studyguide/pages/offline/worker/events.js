/** What happens to the worker: it comes, is asked for pages and files, and is told by pages. */

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const place = method === "GET" ? placeOf(url) : undefined;
  if (!place) return;
  const answer = mode === "navigate" ? answerPage(event, place) : answerFile(event, place);
  event.respondWith(answer.catch(() => fetch(event.request))); // a broken storage stops nobody
});

worker.addEventListener("message", (event) => {
  const { ask, language = "", set = "", resources = [], sparing = false } = event.data ?? {};
  const page = event.source;
  if (!(page instanceof WindowClient) || !placeOf(page.url)) return;
  if (ask === "visited") event.waitUntil(visited(page, language, resources, sparing));
  if (ask === "sets") event.waitUntil(tellSets(language));
  if (ask === "keep") event.waitUntil(keepSet(language, set));
  if (ask === "remove") event.waitUntil(removeSet(language, set));
});

/** Be in charge of the open pages as well, and drop what a worker of another kind has kept. */
async function takeOver() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith("studyguide-") && name.endsWith(` ${SCOPE}`));
  await Promise.all(ours.filter((name) => ![FILES, RECORDS].includes(name)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * Keep a page that has been opened and what it has loaded, and bring the rest up to date.
 * @param {WindowClient} page
 * @param {string} language
 * @param {string[]} resources
 * @param {boolean} sparing whether the reader asks to spare the network
 */
async function visited(page, language, resources, sparing) {
  await currentBuild(language).catch(() => undefined);
  const build = (await buildOfPage(page.id)) ?? (await recognized(page, language));
  for (const url of build ? resources : []) {
    const uri = placeOf(url)?.uri ?? "";
    if (build?.files[uri]) await fileOf(build, uri).catch(() => {});
  }
  if (!sparing) await renew(language).catch(() => {}); // the next page that is opened goes on
  await tellSets(language);
}

/**
 * Return the build of a page that came before the worker, if it is the newest.
 * @param {WindowClient} page
 * @param {string} language
 * @returns {Promise<Build | undefined>}
 */
async function recognized(page, language) {
  const place = placeOf(page.url);
  const build = await latestBuild(language);
  if (!build || place?.language !== language || !build.files[place.uri]) return undefined;
  try {
    // what the browser has loaded is in its own cache: another version of it is not this build's
    const file = await fetchedFile(build, place.uri, { cache: "force-cache" });
    await notePage(page.id, build);
    await keepFile(build.files[place.uri]?.[0] ?? "", file);
    return build;
  } catch {
    return undefined;
  }
}
