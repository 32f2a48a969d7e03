/**
 * The search: a field over the page that finds terms by any of their names and by what they mean,
 * and then places in the texts and questions. Every link with `data-search` opens it, and so do
 * Ctrl K and `/`. Without this script these are links to the glossary.
 *
 * The field is a combobox with a list of choices in groups;
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. What finds is fetched when it is first used.
 */

import { filled } from "./wording.js";

/** @typedef {typeof import("./search-results.js")} Finder */
/** @typedef {import("./search-results.js").Group} Group */
/**
 * @typedef {object} Words what it says
 * @property {string} label
 * @property {string} placeholder
 * @property {string} help
 * @property {string} terms
 * @property {string} passages
 * @property {string} questions
 * @property {string} nearest
 * @property {string} none
 * @property {string} failed
 * @property {string} incomplete
 * @property {string} close
 * @property {import("./wording.js").Counted} results
 * @property {boolean} slash whether the key `/` opens it
 */
/**
 * @typedef {object} Parts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 */

/** @type {Parts | undefined} */
let parts;
/** @type {Words} */
let words;
/** @type {Promise<Finder> | undefined} */
let finder;
/** @type {string | undefined} what was typed when the list was made */
let listed;
/** Whether the reader has chosen a line of the list, which otherwise is the first. */
let hasChosen = false;

/** Fetch what finds, and what it needs. */
function finding() {
  finder ??= import("./search-results.js");
  finder.then(({ prepare }) => prepare()).catch(() => (finder = undefined));
  return finder;
}

/**
 * Return an element with attributes and text.
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
  const dialog = element("dialog", { class: "search", "aria-label": words.label });
  const input = element("input", {
    type: "text",
    class: "search-input",
    role: "combobox",
    placeholder: words.placeholder,
    "aria-label": words.label,
    "aria-expanded": "false",
    "aria-controls": "search-list",
    "aria-autocomplete": "list",
    "aria-describedby": "search-status",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
  });
  const list = element("div", { class: "search-list", id: "search-list", role: "listbox", "aria-label": words.label });
  const status = element("p", { class: "search-status", id: "search-status", role: "status" });
  const close = element("button", { type: "button", class: "search-close" }, words.close);
  close.addEventListener("click", () => dialog.close());
  const top = element("div", { class: "search-top" });
  const icon = opener?.querySelector("svg")?.cloneNode(true) ?? "";
  top.append(icon, input, close);
  dialog.append(top, status, list);
  dialog.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const line = target?.closest(".search-line");
    const here = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (target === dialog || (line && here)) dialog.close();
  });
  list.addEventListener("pointermove", (event) => {
    const line = event.target instanceof Element && event.target.closest(".search-line");
    if (line) choose(lines().indexOf(line), true);
  });
  input.addEventListener("input", () => void update());
  input.addEventListener("keydown", pressed);
  document.body.append(dialog);
  return { dialog, input, list, status };
}

/**
 * Show the field, with what was typed before selected.
 * @param {string} [query] what to look for at once
 */
function open(query) {
  if (!parts?.dialog.isConnected) parts = build();
  if (parts.dialog.open) return;
  if (query !== undefined) parts.input.value = query;
  parts.dialog.showModal();
  parts.input.select();
  finding();
  void update();
}

/** Show what fits to what is typed. */
async function update() {
  if (!parts) return;
  const query = parts.input.value;
  const isOld = () => query !== parts?.input.value;
  if (!query.trim()) return show(query, [], words.help);
  try {
    const { results } = await finding();
    if (isOld()) return;
    for await (const { groups, isComplete } of results(query)) {
      if (isOld()) return; // a newer letter is being looked at
      const isFound = groups.some(({ name }) => name !== "nearest");
      show(query, groups, isComplete ? (isFound ? "" : words.none) : words.incomplete);
    }
  } catch {
    if (!isOld()) show(query, [], words.failed);
  }
}

/**
 * Show groups of lines; the line that was chosen stays so while more comes to the same query.
 * @param {string} query
 * @param {Group[]} groups
 * @param {string} told what is told besides; otherwise it is said how many there are
 */
function show(query, groups, told) {
  if (!parts) return;
  const { list, status, input } = parts;
  hasChosen &&= listed === query;
  const before = hasChosen ? chosen()?.getAttribute("href") : undefined;
  list.replaceChildren(...groups.map(({ name, lines }) => {
    const group = element("div", { role: "group", class: `search-group search-${name}`, "aria-labelledby": `search-${name}` });
    group.append(element("p", { class: "search-title", id: `search-${name}`, role: "presentation" }, words[name]), ...lines);
    return group;
  }));
  list.scrollTop = 0;
  lines().forEach((line, at) => {
    line.id = `search-${at}`;
  });
  const said = told || filled(words.results, { n: lines().length });
  if (status.textContent !== said) status.textContent = said;
  status.classList.toggle("search-count", !told);
  input.setAttribute("aria-expanded", String(lines().length > 0));
  listed = query;
  choose(Math.max(0, lines().findIndex((line) => before && line.getAttribute("href") === before)));
}

/** @returns {Element[]} */
function lines() {
  return [...(parts?.list.querySelectorAll(".search-line") ?? [])];
}

/** @returns {HTMLElement | null | undefined} */
function chosen() {
  return parts?.list.querySelector('[aria-selected="true"]');
}

/**
 * Mark a line as the one that Enter takes.
 * @param {number} at
 * @param {boolean} [byReader]
 */
function choose(at, byReader = hasChosen) {
  hasChosen = byReader;
  lines().forEach((line, place) => line.setAttribute("aria-selected", String(place === at)));
  const line = lines()[at];
  if (line) {
    parts?.input.setAttribute("aria-activedescendant", line.id);
    if (at) line.scrollIntoView({ block: "nearest" });
    else parts?.list.scrollTo(0, 0); // with the title of its group
  } else parts?.input.removeAttribute("aria-activedescendant");
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  event.stopPropagation(); // the theme has keys of its own for single letters
  const all = lines();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    // letters typed in a hurry are looked at first, names still on their way are waited for
    if (listed === parts?.input.value && all.length) chosen()?.click();
    else void update().then(() => chosen()?.click());
  } else if (step && all.length) {
    event.preventDefault();
    choose((all.findIndex((line) => line === chosen()) + step + all.length) % all.length, true);
  }
}

/** @param {KeyboardEvent} event */
function shortcut(event) {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const isTyped = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  const slash = words.slash && key === "/" && !ctrlKey && !metaKey && !altKey && !isTyped;
  const command = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey && !altKey;
  if (!slash && !command) return;
  event.preventDefault();
  open();
}

/** @param {MouseEvent} event */
function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const opener = event.target instanceof Element && event.target.closest("[data-search]");
  if (!opener) return;
  event.preventDefault();
  event.stopPropagation(); // or the theme's instant navigation would follow the link
  open();
}

const opener = document.querySelector(".search-open");
if (opener instanceof HTMLElement) {
  words = JSON.parse(opener.dataset.words ?? "{}");
  document.addEventListener("click", clicked, { capture: true });
  document.addEventListener("keydown", shortcut);
  const asked = new URL(location.href).searchParams.get("q");
  // the glossary has a field of its own for it
  if (asked && words.slash && !document.querySelector(".glossary-filter")) open(asked);
}
