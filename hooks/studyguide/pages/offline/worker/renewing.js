/** A new build takes the place of an old one when all that was here of the old one is here of it. */

/**
 * Bring what is here to the state of the server, once at a time.
 * @param {string} language
 * @returns {Promise<void>}
 */
function renew(language) {
  const running = renewals.get(language) ?? renewNow(language).finally(() => renewals.delete(language));
  renewals.set(language, running);
  return running;
}

/** @param {string} language */
async function renewNow(language) {
  const build = await latestBuild(language);
  if (!build) return;
  const key = `whole/${named(language)}${build.version}`;
  if (!(await remembered(key))) {
    await fetchMissing(build, await wanted(build), { stop: new AbortController() });
    await remember(key, true);
  }
  const open = await openVersions();
  if ((await buildsOf(language)).length > 1) await dropOldBuilds(build, open);
}

/**
 * Return the files that are to be here: those that every page needs, what is kept by the reader's
 * wish, and what was here of an earlier build.
 * @param {Build} build
 * @returns {Promise<string[]>}
 */
async function wanted(build) {
  const here = await keptHashes();
  const sets = await keysAfter(setKey(build.language, ""));
  const states = await Promise.all(sets.map((set) => remembered(setKey(build.language, set))));
  const whole = sets.filter((_, at) => states[at]?.whole);
  const earlier = (await buildsOf(build.language)).filter(({ version }) => version !== build.version);
  const visited = earlier.flatMap(({ files }) =>
    Object.entries(files).flatMap(([uri, [hash]]) => (here.has(hash) ? uri : [])),
  );
  const uris = [...["shell", ...whole].flatMap((set) => filesOf(build, set)), ...visited];
  return [...new Set(uris)].filter((uri) => build.files[uri]);
}

/**
 * Drop older builds that no open page is of, and the files that no build has any more.
 * @param {Build} build the newest
 * @param {Set<string>} open the versions that open pages are of
 */
async function dropOldBuilds(build, open) {
  const { language } = build;
  for (const { version } of await buildsOf(language)) {
    if (version === build.version || open.has(version)) continue;
    known.delete(`builds/${named(language)}${version}`);
    await forget(`whole/${named(language)}${version}`);
    await forget(`builds/${named(language)}${version}`);
  }
  const builds = (await Promise.all(LANGUAGES.map(buildsOf))).flat();
  const needed = new Set(builds.flatMap(({ files }) => Object.values(files).map(([hash]) => hash)));
  await dropFiles([...(await keptHashes())].filter((hash) => !needed.has(hash)));
}

/**
 * Tell all open pages what is kept.
 * @param {string} language
 */
async function tellSets(language) {
  const message = { told: "sets", language, sets: await setStates(language), pages: await keptPages(language) };
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of open) page.postMessage(message);
}

/**
 * Return how it stands with each week and the course.
 * @param {string} language
 * @returns {Promise<Record<string, SetState>>}
 */
async function setStates(language) {
  const build = await latestBuild(language);
  if (!build) return {};
  const here = await keptHashes();
  const groups = Object.values(build.files).map(([, , group]) => group);
  const names = new Set(["course", ...groups.filter((group) => group.startsWith("week-"))]);
  const entries = [...names].map(async (set) => {
    const key = setKey(language, set);
    const record = await remembered(key);
    /** @type {Map<string, number>} */
    const sizes = new Map();
    for (const uri of filesOf(build, set)) sizes.set(build.files[uri]?.[0] ?? "", build.files[uri]?.[1] ?? 0);
    const sum = (/** @type {[string, number][]} */ files) => files.reduce((all, [, size]) => all + size, 0);
    const own = [...sizes];
    const state = {
      bytes: sum(own),
      here: sum(own.filter(([hash]) => here.has(hash))),
      kept: Boolean(record?.whole),
      begun: Boolean(record),
      loading: loading.has(key),
      fault: faults.get(key),
    };
    return /** @type {[string, SetState]} */ ([set, state]);
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Return the addresses of the pages that would be shown without a network.
 * @param {string} language
 * @returns {Promise<string[]>}
 */
async function keptPages(language) {
  const here = await keptHashes();
  const builds = await buildsOf(language);
  const pages = builds.flatMap(({ files }) =>
    Object.entries(files).flatMap(([uri, [hash]]) => (/(^|\/)index\.html$/.test(uri) && here.has(hash) ? uri : [])),
  );
  return [...new Set(pages)].map((uri) => uri.replace(/index\.html$/, ""));
}
