/** The page about reading without a network, which is also shown in the place of one that is not here. */

import { element } from "./elements.js";
import { fetched } from "./json-parts.js";
import { follow } from "./offline-worker.js";
import { filled } from "./wording.js";

const root = new URL("../../", import.meta.url);

/** @param {HTMLElement} place */
export async function start(place) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(name));
  const missing = missingPage();
  if (missing) {
    part(".offline-missing").hidden = false;
    part(".offline-missing a").setAttribute("href", missing);
    part(".offline-keep").before(part(".offline-here")); // what there is comes first
  }
  /** @type {[address: string, title: string][]} */
  const titles = await fetched(new URL("pages.json", root)).catch(() => []);
  const isThere = await follow(({ pages }) => {
    const here = new Set(pages);
    const listed = titles.filter(([address]) => here.has(address) && address !== "offline/");
    const isTerm = (/** @type {string} */ address) => /^glossary\/./.test(address);
    const [terms, others] = [true, false].map((wanted) => listed.filter(([address]) => isTerm(address) === wanted));
    show(part(".offline-here > ul"), others ?? []);
    show(part(".offline-terms ul"), terms ?? []);
    const count = terms?.length ?? 0;
    part(".offline-terms summary").textContent = filled(JSON.parse(place.dataset.counted ?? "{}"), { n: count });
    part(".offline-terms").hidden = !count;
    part(".offline-here").hidden = !listed.length;
    part(".offline-keep").hidden = false;
  });
  part(".offline-unavailable").hidden = isThere;
}

/**
 * Return the address of the page that was asked for and is not here; empty if none was.
 * @returns {string}
 */
function missingPage() {
  const page = new URLSearchParams(location.search).get("page");
  if (page === null) return "";
  const address = new URL(`./${page}`, root).href;
  return address.startsWith(root.href) ? address : "";
}

/**
 * Show a list of links; where nothing has changed, the focus stays.
 * @param {HTMLElement} list
 * @param {[address: string, title: string][]} pages
 */
function show(list, pages) {
  const shown = [...list.querySelectorAll("a")].map(({ href }) => href);
  const wanted = pages.map(([address]) => new URL(address, root).href);
  if (shown.join(" ") === wanted.join(" ")) return;
  list.replaceChildren(
    ...pages.map(([address, title]) => {
      const link = document.createElement("a");
      link.href = new URL(address, root).href;
      link.textContent = title;
      return element("li", "", link);
    }),
  );
}
