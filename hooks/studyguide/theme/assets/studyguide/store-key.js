/**
 * Under which names the browser keeps what a reader has done in this course. Courses at one host
 * share a storage: the course's id tells them apart. The first edition had no ids and took the
 * address.
 */

const facts = document.querySelector('meta[name="studyguide-course"]');
const id = facts?.getAttribute("content") ?? "";

/** The name of this course's database and of all it keeps elsewhere, alone or before a colon. */
export const OWN_KEY = `studyguide:${id}`;

/** The key that the first edition had at this address; empty for a course that began with an id. */
export const FORMER_KEY = facts?.hasAttribute("data-first-edition") ? `studyguide:${address()}` : "";

/** @returns {string} the path at which the site begins, of whatever language this page is */
function address() {
  const root = new URL("../../", import.meta.url).pathname;
  const language = document.documentElement.lang;
  return root.endsWith(`/${language}/`) ? root.slice(0, -language.length - 1) : root;
}

/**
 * Return whether a key is of this course, the one that the first edition had included.
 * @param {string} key
 * @returns {boolean}
 */
export function isOurs(key) {
  return [OWN_KEY, FORMER_KEY].some((own) => own && (key === own || key.startsWith(`${own}:`)));
}
