/** The questions that a mock exam asks: read from the pages of the weeks. */

/**
 * @typedef {object} Drawn
 * @property {string} id
 * @property {number} week
 * @property {string} kind
 * @property {HTMLElement} element
 * @property {string} title how the exam calls it
 */

/**
 * Return the questions of a week, from its page; their links lead where they led there.
 * @param {string} href
 * @param {number} week
 * @returns {Promise<Drawn[]>}
 */
export async function questionsOf(href, week) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("section.question")].flatMap((element) => {
    if (!(element instanceof HTMLElement)) return [];
    for (const link of element.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", answer.url).href);
    }
    const { question: id = "", kind = "" } = element.dataset;
    return [{ id, week, kind, element: document.importNode(element, true), title: "" }];
  });
}
