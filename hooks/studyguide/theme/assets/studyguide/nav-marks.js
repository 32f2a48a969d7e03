/**
 * What is finished, in the side navigation: a week and its self-check once all of its questions were
 * right, a lesson and its sections once all that they ask was answered. A week that is begun has a
 * ring. Who has answered nothing in this browser loads nothing of it.
 */

import { isKnown } from "./database.js";
import { element } from "./elements.js";
import { fetched } from "./json-parts.js";
import { isRight } from "./scores.js";
import { filled } from "./wording.js";

/**
 * @typedef {object} Asked
 * @property {Record<string, string[]>} weeks questions by week
 * @property {Record<string, string[]>} lessons questions that a lesson asks, by its address
 * @property {{ finished: string, progress: import("./wording.js").Counted }} words
 */
/** @typedef {{ right: number, answered: number, all: number }} Count */

const ROOT = new URL("../../", import.meta.url);

/**
 * Mark what is finished, now and after every answer.
 * @param {HTMLElement} navigation
 */
export async function start(navigation) {
  if (!(await isKnown())) return;
  const { opened, read, subscribe } = await import("./store.js");
  await opened;
  if (!Object.keys(read().answers).length) return;
  /** @type {Asked} */
  const asked = await fetched(new URL("questions.json", ROOT));
  const draw = () => {
    const count = (/** @type {string[]} */ ids) => counted(ids, read().answers);
    for (const link of navigation.querySelectorAll("a.md-nav__link")) {
      if (link instanceof HTMLAnchorElement) mark(link, asked, count);
    }
    for (const [id, ids] of sections()) {
      for (const link of document.querySelectorAll(`.md-nav--secondary a[href="#${CSS.escape(id)}"]`)) {
        const { answered, all } = count(ids);
        show(link, answered === all ? finished(asked) : []);
      }
    }
  };
  draw();
  subscribe(draw);
}

/**
 * @param {string[]} ids
 * @param {Record<string, { score: number }>} answers
 * @returns {Count}
 */
function counted(ids, answers) {
  const scores = ids.flatMap((id) => answers[id]?.score ?? []);
  return { right: scores.filter((score) => isRight(score)).length, answered: scores.length, all: ids.length };
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Asked} asked
 * @param {(ids: string[]) => Count} count
 */
function mark(link, asked, count) {
  if (!link.href.startsWith(ROOT.href) || link.hash) return;
  const address = link.href.slice(ROOT.href.length).split("?")[0] ?? "";
  const week = address.match(/^(?:weeks\/|quiz\/week-)(\d+)\/$/)?.[1];
  const ids = week ? asked.weeks[week] : asked.lessons[address];
  if (!ids) return;
  const { right, answered, all } = count(ids);
  const done = week ? right === all : answered === all;
  const isBegun = address.startsWith("weeks/") && answered > 0;
  show(link, done ? finished(asked) : isBegun ? begun(asked, right, all) : []);
}

/**
 * Return the questions of each section of the lesson that asks any, by the id of its heading.
 * @returns {Map<string, string[]>}
 */
function sections() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  let id = "";
  for (const place of document.querySelectorAll(".checks :is(h2[id], section.check)")) {
    if (place.matches("h2")) id = place.id;
    else if (id) found.set(id, [...(found.get(id) ?? []), place.getAttribute("data-question") ?? ""]);
  }
  return found;
}

/** @param {Asked} asked @returns {HTMLElement[]} */
function finished(asked) {
  const sign = element("span", "nav-mark", "✓");
  sign.setAttribute("aria-hidden", "true");
  return [sign, element("span", "unseen", ` (${asked.words.finished})`)];
}

/** @param {Asked} asked @param {number} right @param {number} all @returns {HTMLElement[]} */
function begun(asked, right, all) {
  const ring = element("span", "nav-mark ring");
  ring.style.setProperty("--part", String(right / all));
  ring.setAttribute("aria-hidden", "true");
  return [ring, element("span", "unseen", ` (${filled(asked.words.progress, { right, all })})`)];
}

/**
 * Show marks after what a link is called, in place of those before.
 * @param {Element} link
 * @param {HTMLElement[]} marks
 */
function show(link, marks) {
  for (const old of link.querySelectorAll(":scope > .nav-mark, :scope > .unseen")) old.remove();
  (link.querySelector(".md-ellipsis") ?? link.lastElementChild)?.after(...marks);
}
