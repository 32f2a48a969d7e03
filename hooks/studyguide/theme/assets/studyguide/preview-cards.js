/**
 * What is said of a term beside a link to it. It comes in files that are fetched when the first of
 * their terms is asked for.
 */

import { element } from "./elements.js";
import { hash } from "./hash.js";
import { Parts } from "./json-parts.js";

/**
 * @typedef {object} Card
 * @property {string} name HTML
 * @property {string} [short]
 * @property {[language: string, name: string][]} others
 * @property {string} text HTML
 * @property {string} week
 */

const settings = document.querySelector('meta[name="studyguide-previews"]');
/** How many files there are; none, if the page is not of a guide. */
export const files = Number(settings?.getAttribute("content") ?? 0);
const folder = new URL("../../previews/", import.meta.url);

/** @type {Parts<Record<string, Card>>} */
const previews = new Parts((number) => new URL(`${number}.json`, folder));

/**
 * Return the card of the term that a link leads to, or undefined if there is none.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Card | undefined>}
 */
export async function cardOf(link) {
  const id = link.pathname.replace(/\/$/, "").split("/").pop() ?? "";
  const number = hash(id) % files;
  await previews.need(number);
  return previews.here.get(number)?.[id];
}

/**
 * Return an element with HTML from our own build: its formulas and marks, no one else's.
 * @param {"strong" | "p" | "span"} tag
 * @param {string} name
 * @param {string} html
 * @returns {HTMLElement}
 */
export function withHtml(tag, name, html) {
  const node = element(tag, name);
  node.innerHTML = html;
  return node;
}
