/** The names of all terms, fetched once, when a reader first looks for one. */

import { fetched } from "./json-parts.js";
import { readIndex } from "./term-names.js";

const root = new URL("../../", import.meta.url);

/** @type {Promise<import("./term-names.js").Index> | undefined} */
let index;

/**
 * Return the index of this language's site.
 * @returns {Promise<import("./term-names.js").Index>}
 */
export function termIndex() {
  index ??= fetched(new URL("terms.json", root)).then(readIndex);
  index.catch(() => {
    index = undefined; // the next letter tries again
  });
  return index;
}

/**
 * Return the address of what is at a place of this language's site.
 * @param {string} address
 * @returns {string}
 */
export function addressIn(address) {
  return new URL(address, root).href;
}

/**
 * Return the address of a term's page.
 * @param {string} id
 * @returns {string}
 */
export function addressOf(id) {
  return addressIn(`glossary/${id}/`);
}

/**
 * Go to a page as a link would, so that the theme's instant navigation takes part.
 * @param {string} href
 */
export function go(href) {
  const link = document.createElement("a");
  link.href = href;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
