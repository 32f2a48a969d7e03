/** Has the worker keep this page, and says so when the page can no more be completed. */

import { button, element } from "./elements.js";
import { tell } from "./offline-worker.js";

/** @param {HTMLElement} meta */
export async function start(meta) {
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data?.told === "renewed") showNewer(meta);
  });
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const resources = [...new Set(loaded.filter((name) => name.startsWith(location.origin)))];
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  await tell({ ask: "visited", resources, sparing: Boolean(connection?.saveData) });
}

/**
 * Say that the files of this page are not at the server any more, since there is a newer one.
 * @param {HTMLElement} meta
 */
function showNewer(meta) {
  if (document.querySelector(".newer-notice")) return;
  const load = button("md-button", meta.dataset.load, () => location.reload());
  const notice = element("div", "newer-notice", element("p", "", meta.dataset.newer ?? ""), load);
  notice.setAttribute("role", "status");
  document.body.append(notice);
}
