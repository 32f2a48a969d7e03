/**
 * What is said of a term beside a link to it. It comes in files that are fetched when the first of
 * their terms is asked for.
 */

import { Parts } from "./json-parts.js";
import { hash } from "./text-hash.js";

/**
 * @typedef {object} Card
 * @property {string} name HTML
 * @property {string} [short]
 * @property {[language: string, name: string][]} others
 * @property {string} text HTML
 * @property {string} week
 */
/** @typedef {HTMLAnchorElement | SVGAElement} TermLink in a text, or a box of a concept map */

const settings = document.querySelector('meta[name="studyguide-previews"]');
/** How many files there are; none, if the page is not of a guide. */
export const files = Number(settings?.getAttribute("content") ?? 0);
const folder = new URL("../../previews/", import.meta.url);

/** @type {Parts<Record<string, Card>>} */
const previews = new Parts((number) => new URL(`${number}.json`, folder));

/**
 * Return the address that a link leads to.
 * @param {TermLink} link
 * @returns {URL}
 */
export function addressOf(link) {
  return new URL(typeof link.href === "string" ? link.href : link.href.baseVal, document.baseURI);
}

/**
 * Return the card of the term that a link leads to, or undefined if there is none.
 * @param {TermLink} link
 * @returns {Promise<Card | undefined>}
 */
export async function cardOf(link) {
  const id = addressOf(link).pathname.replace(/\/$/, "").split("/").pop() ?? "";
  const number = hash(id) % files;
  await previews.need(number);
  return previews.here.get(number)?.[id];
}
