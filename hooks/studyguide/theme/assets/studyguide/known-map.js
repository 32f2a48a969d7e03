/** The concept map with how well each term is known: by a gauge in its box, a colour, and in words. */

import { element } from "./elements.js";
import { knowledgeOf } from "./knowledge.js";
import { levelLegend, percent } from "./level-bar.js";
import { loaded } from "./site-data.js";
import { opened, read, subscribe } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {import("./what-i-know.js").Words} Words */

const SVG = "http://www.w3.org/2000/svg";
const ASKED = "known"; // in the address: ?known

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const toggle = element("button", "known-toggle", String(words.map));
  toggle.type = "button";
  const legend = levelLegend(words.levels);
  const said = element("p", "known-said");
  said.setAttribute("role", "status");
  place.append(toggle, legend, said);
  let isShown = new URL(location.href).searchParams.has(ASKED);
  const show = async () => {
    toggle.setAttribute("aria-pressed", String(isShown));
    legend.hidden = !isShown;
    said.textContent = "";
    if (!isShown) return clear();
    try {
      const all = knowledgeOf((await loaded("progress.json")).terms, read(), Date.now());
      if (isShown) draw(all, words);
    } catch {
      said.textContent = String(words.failed);
    }
  };
  toggle.addEventListener("click", () => {
    isShown = !isShown;
    const url = new URL(location.href);
    if (isShown) url.searchParams.set(ASKED, "");
    else url.searchParams.delete(ASKED);
    history.replaceState(history.state, "", url);
    show();
  });
  subscribe(() => isShown && place.isConnected && show());
  show();
}

function clear() {
  for (const added of document.querySelectorAll(".map :is(.gauge, .gauge-words)")) added.remove();
  for (const box of document.querySelectorAll(".map .node")) {
    box.setAttribute("class", (box.getAttribute("class") ?? "").replace(/ level-\w+/g, ""));
  }
}

/**
 * @param {Knowledge[]} all
 * @param {Words} words
 */
function draw(all, words) {
  clear();
  const byId = new Map(all.map((known) => [known.term.id, known]));
  for (const box of document.querySelectorAll(".map .node")) {
    const address = box.getAttribute("xlink:href") ?? "";
    const known = byId.get(address.replace(/\/$/, "").replace(/.*\//, ""));
    if (known) mark(box, known, words);
  }
}

/**
 * @param {Element} box
 * @param {Knowledge} known
 * @param {Words} words
 */
function mark(box, { estimate, level }, words) {
  box.setAttribute("class", `${box.getAttribute("class")} level-${level}`);
  const name = words.levels[level];
  const text = estimate === undefined ? name : filled(words.map_title, { estimate: percent(estimate), level: name });
  const told = document.createElementNS(SVG, "desc");
  told.setAttribute("class", "gauge-words");
  told.textContent = text;
  box.prepend(told);
  const rect = box.querySelector("rect");
  if (!rect || estimate === undefined) return;
  const number = (/** @type {string} */ key) => Number(rect.getAttribute(key));
  const [width, inset] = [number("width") - 10, 5];
  for (const [kind, wide] of /** @type {[string, number][]} */ ([["track", width], ["value", width * estimate]])) {
    const gauge = document.createElementNS(SVG, "rect");
    const places = { x: number("x") + inset, y: number("y") + number("height") - 4.5, width: wide, height: 2.5, rx: 1 };
    for (const [key, value] of Object.entries(places)) gauge.setAttribute(key, String(value));
    gauge.setAttribute("class", `gauge gauge-${kind}`);
    box.append(gauge);
  }
}
