/** What to read again: the terms and the sections of lessons that cost the most points. */

import { TOLERANCE } from "./scores.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {{ element: HTMLElement, points: number }} Marked a question and what it brought, 0 to 1 */

const MOST = 8;

/**
 * Return the headings and links, nothing if no point was lost.
 * @param {Marked[]} marked
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function studyNext(marked, words) {
  const terms = costly(marked, ".about a.term").map((link) => /** @type {Element} */ (link.cloneNode(true)));
  const sections = costly(marked, ".about a[data-section]").map(toSection);
  return [...listed(words.study_next, terms, "chips"), ...listed(words.read_again, sections, "sections")];
}

/**
 * Return the links that lead to what cost the most points, the most first, each once.
 * @param {Marked[]} marked
 * @param {string} selector
 * @returns {Element[]}
 */
function costly(marked, selector) {
  /** @type {Map<string, { link: Element, lost: number }>} */
  const places = new Map();
  for (const { element, points } of marked) {
    for (const link of element.querySelectorAll(selector)) {
      const href = link.getAttribute("href") ?? "";
      places.set(href, { link, lost: (places.get(href)?.lost ?? 0) + 1 - points });
    }
  }
  const next = [...places.values()].filter(({ lost }) => lost > TOLERANCE).sort((a, b) => b.lost - a.lost);
  return next.slice(0, MOST).map(({ link }) => link);
}

/**
 * Return a link that is called by the section to which it leads.
 * @param {Element} link
 */
function toSection(link) {
  const named = document.createElement("a");
  named.href = link.getAttribute("href") ?? "";
  named.textContent = link.getAttribute("data-section");
  return named;
}

/**
 * @param {string | undefined} title
 * @param {Element[]} links
 * @param {string} name the list's class
 * @returns {HTMLElement[]}
 */
function listed(title, links, name) {
  if (!links.length) return [];
  const heading = document.createElement("h3");
  heading.textContent = title ?? "";
  const list = document.createElement("ul");
  list.className = name;
  for (const link of links) {
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return [heading, list];
}
