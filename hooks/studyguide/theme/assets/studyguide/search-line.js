/** The lines of the search's results: a term with its meaning, a passage with its best sentence. */

import { element, withHtml } from "./elements.js";
import { addressOf, addressIn } from "./term-index.js";
import { weekName } from "./week-name.js";

/** @typedef {import("./search-hits.js").TermHit} TermHit */
/** @typedef {import("./term-names.js").Index} NameIndex */
/** @typedef {import("./search-data.js").SearchData} SearchData */

const BEFORE = 70; // letters of a long sentence that are shown before what is marked
const WORD = /[\p{L}\p{N}+#_]+/gu;

/**
 * Return a choice of the list: a link, so that it opens in another tab as links do.
 * @param {string} href
 * @returns {HTMLAnchorElement}
 */
function option(href) {
  const line = element("a", "search-line");
  line.href = href;
  line.tabIndex = -1;
  line.setAttribute("role", "option");
  return line;
}

/**
 * Return the line of a term: its name here and in the other languages, the name that was typed if
 * it is none of these, its week and its meaning.
 * @param {TermHit} hit
 * @param {NameIndex} index
 * @param {SearchData | undefined} data
 * @param {Set<string>} words those to mark in the meaning
 * @returns {HTMLElement}
 */
export function termLine({ term, name, at }, index, data, words) {
  const line = option(addressOf(term.id));
  const names = element("span", "search-names");
  const main = term.names.filter((candidate) => candidate.main);
  const own = named("search-name", main[0]?.text ?? "", index.untranslated[term.id]);
  names.append(own);
  for (const translation of main.slice(1)) {
    if (translation.text !== own.textContent) {
      names.append(named("search-other", translation.text, index.languages[translation.language]));
    }
  }
  if (name && !main.some((candidate) => candidate.key === name.key)) {
    names.append(named("search-also", name.text, index.languages[name.language]));
  }
  if (term.week) names.append(element("span", "search-week", weekName(index.words, term.week)));
  line.append(names);
  const meaning = data?.text(at);
  if (data && typeof meaning === "string") {
    const text = withHtml("span", "search-text", meaning);
    mark(text, words, data);
    line.append(text);
  } else line.append(element("span", "search-text"));
  return line;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {string} [language] if it is not the page's
 * @returns {HTMLElement}
 */
function named(className, text, language) {
  const node = element("span", className, text);
  if (language) {
    node.lang = language;
    node.dir = "auto";
  }
  return node;
}

/**
 * Return the line of a passage: its page and heading, and the sentence that says most of what was
 * typed.
 * @param {Exclude<import("./search-data.js").Text, string>} text
 * @param {SearchData} data
 * @param {Set<string>} words
 * @returns {HTMLElement}
 */
export function passageLine([page, anchor, heading, sentences], data, words) {
  const [address, title] = data.settings.pages[page] ?? ["", ""];
  const line = option(addressIn(address + (anchor && `#${anchor}`)));
  const place = element("span", "search-place", element("span", "search-page", title));
  if (heading) place.append(element("span", "search-heading", heading));
  mark(place, words, data);
  line.append(place);
  const counts = sentences.map((html) => new Set(data.stems(wordsOf(html)).filter((word) => words.has(word))).size);
  const best = sentences[counts.indexOf(Math.max(...counts))];
  if (best) {
    const sentence = withHtml("span", "search-text", best);
    mark(sentence, words, data);
    shorten(sentence);
    line.append(sentence);
  }
  return line;
}

/**
 * Return the words of a sentence of our own build, without its formulas.
 * @param {string} html
 * @returns {string}
 */
function wordsOf(html) {
  return html.replace(/<math.*?<\/math>/gs, " ").replace(/<[^>]*>/g, "");
}

/**
 * Mark words.
 * @param {HTMLElement} place
 * @param {Set<string>} words as they are compared
 * @param {SearchData} data
 */
function mark(place, words, data) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node instanceof Text && !node.parentElement?.closest("math")) texts.push(node);
  }
  for (const node of texts) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let end = 0;
    for (const { 0: word, index } of node.data.matchAll(WORD)) {
      if (!data.stems(word).some((stem) => words.has(stem))) continue;
      parts.push(node.data.slice(end, index), element("mark", "", word));
      end = index + word.length;
    }
    if (end) node.replaceWith(...parts, node.data.slice(end));
  }
}

/**
 * Leave out what is far before the first marked word of a sentence.
 * @param {HTMLElement} sentence
 */
function shorten(sentence) {
  const first = sentence.querySelector("mark");
  if (!first) return;
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEndBefore(first);
  if (before.toString().length <= 2 * BEFORE) return;
  let left = before.toString().length - BEFORE;
  for (const node of [...sentence.childNodes]) {
    const length = node.textContent?.length ?? 0;
    if (node === first || left <= 0) break;
    if (length > left && node instanceof Text) {
      const space = node.data.indexOf(" ", left);
      node.data = node.data.slice(space < 0 ? left : space + 1);
    } else node.remove();
    left -= length;
  }
  sentence.prepend("… ");
}
