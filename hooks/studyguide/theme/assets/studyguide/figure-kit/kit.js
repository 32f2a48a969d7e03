/**
 * The kit for figures to play with. It is handed to the script of a figure, which so imports nothing.
 */

import { element } from "../elements.js";
import * as controls from "./controls.js";
import { field } from "./field.js";
import { grid } from "./grid.js";
import { numberFormat } from "./numbers.js";
import { player } from "./player.js";
import { plot } from "./plot.js";
import { random } from "./random.js";
import { readouts } from "./readouts.js";

const SIDE_BY_SIDE = 480; // pixels, from which parts stand beside each other
const GAP = 16;

/**
 * What the parts of the kit share.
 * @typedef {object} Setting
 * @property {import("../figure-state.js").State} state
 * @property {(value: number, digits?: number) => string} number
 * @property {() => void} changed
 * @property {(share: number) => number} width in pixels
 */
/** @typedef {ReturnType<typeof kitFor>} Kit */

/**
 * Return the kit for one figure.
 * @param {object} about
 * @param {HTMLElement} about.body
 * @param {string} about.language
 * @param {Record<string, string>} about.words what its own buttons say
 * @param {import("../figure-state.js").State} about.state
 * @param {boolean} about.prefersReducedMotion
 */
export function kitFor({ body, language, words, state, prefersReducedMotion }) {
  /** @type {(() => void)[]} */
  const drawings = [];
  /** @type {(() => void)[]} */
  const endings = [];
  const number = numberFormat(language);
  const changed = () => { for (const draw of drawings) draw(); };
  const width = (/** @type {number} */ share) => {
    const all = body.clientWidth;
    return share < 1 && all >= SIDE_BY_SIDE ? Math.floor((all - GAP) * share) : all;
  };
  /** @type {Setting} */
  const setting = { state, number, changed, width };
  return {
    /** Call a function now and whenever the reader has changed something. @param {() => void} draw */
    whenChanged: (draw) => { drawings.push(draw); },
    /** Tell that something has changed. */
    changed,
    /** Undo what the figure has begun. */
    end: () => { for (const end of endings.splice(0)) end(); },
    /** Whether parts stand beside each other. */
    isWide: body.clientWidth >= SIDE_BY_SIDE,
    prefersReducedMotion,
    number,
    /** @param {number} share @param {number} [digits] */
    percent: (share, digits = 0) => new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share),
    random,
    field,
    grid,
    element,
    button: controls.button,
    /** @param {controls.SliderOptions} options */
    slider: (options) => controls.slider(setting, options),
    /** @param {Parameters<typeof controls.choice>[1]} options */
    choice: (options) => controls.choice(setting, options),
    /** @param {Parameters<typeof controls.toggle>[1]} options */
    toggle: (options) => controls.toggle(setting, options),
    /** @param {import("./plot.js").PlotOptions} options */
    plot: (options) => plot(setting, options),
    /** @param {string[]} labels */
    readouts: (labels) => {
      const made = readouts(labels);
      endings.push(made.end);
      return made;
    },
    /** @param {Parameters<typeof player>[1]} options */
    player: (options) => {
      const made = player(words, options);
      endings.push(made.pause);
      return made;
    },
    /** Parts beside each other, below each other on a phone. @param {...HTMLElement} parts */
    row: (...parts) => element("div", "kit-row", ...parts),
    /** Sliders and other controls. @param {...({ element: HTMLElement } | HTMLElement)} parts */
    controls: (...parts) => element("div", "kit-controls", ...parts.map((part) => ("element" in part ? part.element : part))),
    /** A line of words. @param {string} text */
    note: (text) => element("p", "kit-note", text),
    /** What the colours mean. @param {[import("./pen.js").Role, string][]} entries */
    legend: (entries) => element("ul", "kit-legend", ...entries.map(([role, text]) => element("li", `key-${role}`, text))),
  };
}
