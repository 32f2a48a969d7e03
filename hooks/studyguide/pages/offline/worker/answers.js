/** What the browser is answered: pages from the server if it is there, their files of the same build. */

const PATIENCE = 3000; // in milliseconds: after that, a page that is here is shown

/** @typedef {{ response: Response, build?: Build | undefined }} Answer */

/**
 * Answer a request for a page.
 * @param {FetchEvent} event
 * @param {Place} place
 * @returns {Promise<Response>}
 */
async function answerPage(event, place) {
  const { response, build } = await pageAnswer(event.request, place);
  if (build && event.resultingClientId) await notePage(event.resultingClientId, build);
  return response;
}

/**
 * @param {Request} request
 * @param {Place} place
 * @returns {Promise<Answer>}
 */
async function pageAnswer(request, place) {
  const asked = pageFromServer(request, place);
  const tired = new Promise((resolve) => setTimeout(resolve, PATIENCE, undefined));
  try {
    const answer = /** @type {Answer | undefined} */ (await Promise.race([asked, tired]));
    return answer ?? (await pageFromHere(place)) ?? (await asked);
  } catch {
    return (await pageFromHere(place)) ?? { response: await offlinePage(request.url, place) };
  }
}

/**
 * Return a page from the server, with the build that it is of. A page of no known build, such as one
 * that the host has changed, is passed on and not kept.
 * @param {Request} request
 * @param {Place} place
 * @returns {Promise<Answer>}
 */
async function pageFromServer({ url }, { language, uri }) {
  const [answer, current] = await Promise.all([
    fetch(url, { cache: "no-cache", redirect: "manual" }),
    currentBuild(language).catch(() => undefined),
  ]);
  if (answer.status >= 500) throw new TypeError(`${answer.status}`);
  if (!answer.ok || !uri.endsWith(".html")) return { response: answer };
  const bytes = await answer.arrayBuffer();
  const hash = await hashOf(bytes);
  const response = withContent(answer, bytes);
  const builds = [...(current ? [current] : []), ...(await buildsOf(language))];
  const build = builds.find(({ files }) => files[uri]?.[0] === hash);
  if (build) await keepFile(hash, response.clone()).catch(() => {});
  return { response, build };
}

/**
 * Return a page that is kept, of a build that is here as a whole if there is one.
 * @param {Place} place
 * @returns {Promise<Answer | undefined>}
 */
async function pageFromHere({ language, uri }) {
  for (const build of await buildsOf(language)) {
    const response = await keptFile(build.files[uri]?.[0] ?? "");
    if (response) return { response, build };
  }
  return undefined;
}

/**
 * Lead to the page that says that another is not here.
 * @param {string} url
 * @param {Place} place
 * @returns {Promise<Response>}
 */
async function offlinePage(url, { language }) {
  const uri = "offline/index.html";
  if (!(await pageFromHere({ language, uri }))) return Response.error();
  const page = encodeURIComponent(url.slice(SCOPE.length + language.length));
  return Response.redirect(`${addressOf({ language, uri })}?page=${page}`);
}

/**
 * Answer a request that a page makes.
 * @param {FetchEvent} event
 * @param {Place} place
 * @returns {Promise<Response>}
 */
async function answerFile(event, place) {
  const build = await buildOfPage(event.clientId);
  const [hash = ""] = (build?.language === place.language && build.files[place.uri]) || [];
  if (!build || !hash) return passedOn(event.request, place);
  const range = event.request.headers.get("range");
  if (range) {
    const here = await keptFile(hash);
    return here ? partOf(here, range) : fetch(event.request);
  }
  try {
    return await fileOf(build, place.uri);
  } catch (error) {
    if (!(error instanceof Renewed)) return Response.error();
    const current = await currentBuild(build.language).catch(() => build);
    // a host that changes files gives the build no other: the page then has what there is
    if (!current || current.version === build.version) return fetch(event.request);
    (await worker.clients.get(event.clientId))?.postMessage({ told: "renewed" });
    return Response.error();
  }
}

/**
 * Answer a page of which nothing is known, such as the first one, which came before the worker.
 * @param {Request} request
 * @param {Place} place
 * @returns {Promise<Response>}
 */
async function passedOn(request, place) {
  try {
    return await fetch(request, { cache: "no-cache" });
  } catch {
    return (await pageFromHere(place))?.response ?? Response.error();
  }
}
