/** In the place of the worker where nothing is to be kept: it removes itself, and what is here. */
(() => {
  const own = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  own.addEventListener("install", () => void own.skipWaiting());
  own.addEventListener("activate", (event) => event.waitUntil(remove()));

  async function remove() {
    const { scope } = own.registration;
    const names = ["studyguide-files", "studyguide-records"].map((name) => `${name} ${scope}`);
    await Promise.all(names.map((name) => caches.delete(name)));
    await own.registration.unregister();
  }
})();
