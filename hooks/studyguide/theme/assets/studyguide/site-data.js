/** Files and pages of the site in this language. */

/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {{ questions: string[], terms: import("./knowledge.js").Term[] }} Asked what is in progress.json */

const root = new URL("../../", import.meta.url);

/**
 * Return what a file of the site holds.
 * @param {string} name
 */
export async function loaded(name) {
  const answer = await fetch(new URL(name, root));
  return answer.json();
}

/**
 * Return where some terms are practised.
 * @param {Knowledge[]} some
 * @returns {string}
 */
export function practiceOf(some) {
  return new URL(`flashcards/?terms=${some.map(({ term }) => term.id).join(",")}`, root).href;
}
