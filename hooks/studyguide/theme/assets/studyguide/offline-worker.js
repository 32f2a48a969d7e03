/** The service worker of the course, for the pages: it comes after a page is there, and is told things. */

/**
 * How it stands with a week or the course; `begun` means that the reader wanted it.
 * @typedef {object} SetState
 * @property {number} bytes
 * @property {number} here how many bytes of them are here
 * @property {boolean} kept
 * @property {boolean} begun
 * @property {boolean} loading
 * @property {"network" | "full" | "renewed"} [fault]
 */
/** @typedef {{ told: "sets", language: string, sets: Record<string, SetState>, pages: string[] }} Kept */

const meta = document.querySelector('meta[name="studyguide-offline"]');
const language = meta?.getAttribute("data-folder") ?? "";

/** Whether `studyguide serve` shows the page: nothing is kept of what changes at each save. */
const isPreview = document.documentElement.dataset.preview !== undefined;

/** The worker that is in charge; undefined where the browser or the address lets none be. */
const active = meta && "serviceWorker" in navigator ? registered() : Promise.resolve(undefined);

/** @returns {Promise<ServiceWorker | undefined>} */
async function registered() {
  const script = new URL(meta?.getAttribute("content") ?? "", document.baseURI);
  if (isPreview) return removed(script);
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  try {
    const registration = await navigator.serviceWorker.register(script, { updateViaCache: "none" });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker && worker.state !== "activated") await activation(worker);
    return worker ?? undefined;
  } catch {
    return navigator.serviceWorker.controller ?? undefined; // without a network, or where it is refused
  }
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<void>}
 */
function activation(worker) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("redundant"));
    });
  });
}

/**
 * Remove a worker that an earlier site at this address has left.
 * @param {URL} script
 * @returns {Promise<undefined>}
 */
async function removed(script) {
  const scope = new URL(".", script).href;
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope === scope) await registration.unregister();
  }
  for (const name of await caches.keys()) {
    if (name.startsWith("studyguide-") && name.endsWith(` ${scope}`)) await caches.delete(name);
  }
}

/**
 * Tell the worker something.
 * @param {Record<string, unknown>} message
 * @returns {Promise<boolean>} whether there is one
 */
export async function tell(message) {
  const worker = await active;
  worker?.postMessage({ ...message, language });
  return Boolean(worker);
}

/**
 * Call a function with what is kept, now and at each change.
 * @param {(kept: Kept) => void} act
 * @returns {Promise<boolean>} whether there is a worker to say it
 */
export function follow(act) {
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data?.told === "sets" && data.language === language) act(data);
  });
  return tell({ ask: "sets" });
}
