/** In the place of the worker where nothing is to be kept: it removes itself, and what is here. */
(() => {
  const own = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  own.addEventListener("install", () => void own.skipWaiting());
  own.addEventListener("activate", (event) => event.waitUntil(remove()));

  async function remove() {
    const { scope } = own.registration;
    const names = await caches.keys();
    const ours = names.filter((name) => name.startsWith("studyguide-") && name.endsWith(` ${scope}`));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await own.registration.unregister();
  }
})();
