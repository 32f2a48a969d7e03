/**
 * The jump to a term: a field over the page that knows every name in every language, forgives
 * typing errors, and leads to the term. Every link with `data-jump` opens it, and so does Ctrl K.
 * Without this script these are links to the glossary.
 *
 * The field is a combobox with a list of choices; https://www.w3.org/WAI/ARIA/apg/patterns/combobox/.
 */

import { addressOf, go, termIndex } from "./term-index.js";
import { find } from "./term-match.js";
import { weekName } from "./week-name.js";

const MOST = 8;

/** @typedef {import("./term-match.js").Match} Match */

/**
 * @typedef {object} Parts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 */

/** @type {Parts | undefined} */
let parts;
/** @type {Record<string, string | undefined>} the words of the link in the header */
let words = {};
/** @type {string | undefined} what was typed when the list was made */
let listed;

/**
 * Return an element with a class, attributes and text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

/**
 * Return the dialog, made when it is first needed.
 * @returns {Parts}
 */
function build() {
  const dialog = element("dialog", { class: "jump", "aria-label": words.label ?? "" });
  const input = element("input", {
    type: "text",
    class: "jump-input",
    role: "combobox",
    placeholder: words.placeholder ?? "",
    "aria-label": words.label ?? "",
    "aria-expanded": "false",
    "aria-controls": "jump-list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
  });
  const list = element("ul", { class: "jump-list", id: "jump-list", role: "listbox", "aria-label": words.results ?? "" });
  const status = element("p", { class: "jump-status", role: "status" });
  const close = element("button", { type: "button", class: "jump-close" }, words.close);
  close.addEventListener("click", () => dialog.close());
  const top = element("div", { class: "jump-top" });
  top.append(input, close);
  dialog.append(top, list, status);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  input.addEventListener("input", update);
  input.addEventListener("keydown", pressed);
  document.body.append(dialog);
  return { dialog, input, list, status };
}

/** Show the field, with what was typed before selected. */
function open() {
  if (!parts?.dialog.isConnected) parts = build();
  if (parts.dialog.open) return;
  parts.dialog.showModal();
  parts.input.select();
  termIndex().then(update, () => {});
}

/** Show what fits to what is typed. */
async function update() {
  if (!parts) return;
  const { input, list, status } = parts;
  const query = input.value;
  const index = await termIndex().catch(() => undefined);
  if (query !== input.value) return; // a newer letter is being looked at
  const matches = index ? find(index, query).slice(0, MOST) : [];
  list.replaceChildren(...matches.map((match, at) => choice(match, at, /** @type {import("./term-match.js").Index} */ (index))));
  const typed = query.trim() !== "";
  if (typed && !matches.length) status.textContent = index ? (words.none ?? "") : (words.failed ?? "");
  else status.textContent = typed ? "" : (words.help ?? "");
  input.setAttribute("aria-expanded", String(matches.length > 0));
  listed = index && query;
  choose(0);
}

/**
 * Return a line of the list: the name here, the name in the other language, the week, and the
 * name that was typed if it is neither.
 * @param {Match} match
 * @param {number} at
 * @param {import("./term-match.js").Index} index
 * @returns {HTMLElement}
 */
function choice(match, at, index) {
  const { term, name } = match;
  const { languages } = index;
  const line = element("li", { role: "option", id: `jump-${at}`, "aria-selected": "false", "data-href": addressOf(term.id) });
  const main = term.names.filter((candidate) => candidate.main);
  const own = main[0]?.text ?? "";
  const fallback = index.untranslated[term.id];
  /** @type {Record<string, string>} */
  const foreign = fallback ? { class: "jump-name untranslated", lang: fallback, dir: "auto" } : { class: "jump-name" };
  line.append(element("span", foreign, own));
  for (const translation of main.slice(1)) {
    if (translation.text !== own) {
      line.append(element("span", { class: "jump-other", lang: languages[translation.language] ?? "", dir: "auto" }, translation.text));
    }
  }
  if (!main.some((candidate) => candidate.key === name.key)) {
    line.append(element("span", { class: "jump-also", lang: languages[name.language] ?? "", dir: "auto" }, name.text));
  }
  if (term.week) {
    line.append(element("span", { class: "jump-week" }, weekName(index.words, term.week)));
  }
  line.addEventListener("pointermove", () => choose(at));
  line.addEventListener("click", follow);
  return line;
}

/**
 * Mark a line as the one that Enter takes.
 * @param {number} at
 */
function choose(at) {
  if (!parts) return;
  const lines = [...parts.list.children];
  lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === at)));
  const line = lines[at];
  if (line) {
    parts.input.setAttribute("aria-activedescendant", line.id);
    line.scrollIntoView({ block: "nearest" });
  } else parts.input.removeAttribute("aria-activedescendant");
}

/** Go to the chosen term. */
function follow() {
  const line = parts?.list.querySelector('[aria-selected="true"]');
  const href = line?.getAttribute("data-href");
  if (!parts || !href) return;
  parts.dialog.close();
  parts.input.value = "";
  go(href);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  event.stopPropagation(); // the theme has keys of its own for single letters
  if (!parts) return;
  const lines = [...parts.list.children];
  const at = lines.findIndex((line) => line.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    // letters typed in a hurry are looked at first, names still on their way are waited for
    if (listed === parts.input.value) follow();
    else update().then(follow);
    return;
  }
  if (!step || !lines.length) return;
  event.preventDefault();
  choose((at + step + lines.length) % lines.length);
}

/** @param {KeyboardEvent} event */
function shortcut(event) {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
}

/** @param {MouseEvent} event */
function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const opener = event.target instanceof Element && event.target.closest("[data-jump]");
  if (!opener) return;
  event.preventDefault();
  event.stopPropagation(); // or the theme's instant navigation would follow the link
  open();
}

const opener = document.querySelector(".jump-open");
if (opener instanceof HTMLElement) {
  words = { ...opener.dataset };
  document.addEventListener("click", clicked, { capture: true });
  document.addEventListener("keydown", shortcut);
}
