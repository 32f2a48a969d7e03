/** A plot with axes, on which a pen draws and handles can be moved. */

import { handle } from "./handle.js";
import { Pen, shape } from "./pen.js";
import { scale } from "./scales.js";

/** @typedef {import("./kit.js").Setting} Setting */
/**
 * @typedef {object} PlotOptions
 * @property {readonly [number, number]} x the numbers at both ends
 * @property {readonly [number, number]} y
 * @property {string} label what is shown, for somebody who cannot see it
 * @property {string} [xLabel]
 * @property {string} [yLabel]
 * @property {number} [height] in pixels
 * @property {number} [share] of the width, where there is room for several side by side
 * @property {boolean} [square] equal scales: the height follows from the width
 * @property {boolean} [logX] @property {boolean} [logY]
 * @property {boolean} [axes]
 * @property {number} [widest] in pixels
 * @property {number[]} [xTicks] @property {number[]} [yTicks]
 * @property {(value: number) => string} [xTick] @property {(value: number) => string} [yTick]
 */
/**
 * @typedef {object} Plot
 * @property {HTMLElement} element
 * @property {(drawing: (pen: Pen) => void) => void} draw in the place of what was drawn before
 * @property {(options: import("./handle.js").HandleOptions) => import("./handle.js").Handle} handle
 * @property {(label: string) => void} describe
 * @property {{ left: number, top: number, width: number, height: number }} inner in pixels
 */

/**
 * Return a plot as wide as there is room.
 * @param {Setting} setting
 * @param {PlotOptions} options
 * @returns {Plot}
 */
export function plot(setting, options) {
  const width = Math.min(options.widest ?? Infinity, setting.width(options.share ?? 1));
  const inner = room(width, options);
  const height = inner.top + inner.height + (options.axes === false ? 4 : options.xLabel ? 44 : 26);
  const x = scale(options.x, inner.left, inner.left + inner.width, { logarithmic: options.logX ?? false, count: Math.max(4, Math.floor(inner.width / 70)), ticks: options.xTicks });
  const y = scale(options.y, inner.top + inner.height, inner.top, { logarithmic: options.logY ?? false, count: Math.max(4, Math.floor(inner.height / 48)), ticks: options.yTicks });
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "kit-plot" });
  svg.dataset.inner = `${inner.left} ${inner.left + inner.width}`;
  if (options.axes !== false) svg.append(axes(setting, options, { x, y, inner, width, height }));
  const picture = shape("g", { role: "img", "aria-label": options.label });
  const clip = clipTo(inner);
  const drawn = shape("g", { "clip-path": `url(#${clip.id})` });
  picture.append(drawn);
  svg.append(clip, picture);
  const box = document.createElement("div");
  box.className = "kit-plot-box";
  box.append(svg);
  return {
    element: box,
    inner,
    draw(drawing) {
      drawn.replaceChildren();
      drawing(new Pen(drawn, x, y));
    },
    describe: (label) => picture.setAttribute("aria-label", label),
    handle: (one) => handle(setting, svg, { x, y, ranges: [options.x, options.y] }, one),
  };
}

/**
 * @param {number} width
 * @param {PlotOptions} options
 */
function room(width, options) {
  const bare = options.axes === false;
  const left = bare ? 4 : 44;
  const top = bare ? 4 : options.yLabel ? 26 : 10;
  const across = width - left - (bare ? 4 : 14);
  const ratio = Math.abs((options.y[1] - options.y[0]) / (options.x[1] - options.x[0]));
  return { left, top, width: across, height: options.square ? across * ratio : (options.height ?? 260) };
}

let clips = 0;

/** @param {{ left: number, top: number, width: number, height: number }} inner */
function clipTo(inner) {
  const clip = shape("clipPath", { id: `kit-clip-${(clips += 1)}` });
  clip.append(shape("rect", { x: inner.left - 7, y: inner.top - 7, width: inner.width + 14, height: inner.height + 14 }));
  return clip;
}

/**
 * @param {Setting} setting
 * @param {PlotOptions} options
 * @param {{ x: import("./scales.js").Scale, y: import("./scales.js").Scale, inner: Plot["inner"], width: number, height: number }} place
 */
function axes({ number }, options, { x, y, inner, width, height }) {
  const group = shape("g", { class: "kit-axes", "aria-hidden": "true" });
  const bottom = inner.top + inner.height;
  const digits = (/** @type {number[]} */ ticks) => Math.max(0, ...ticks.map((one) => String(one).split(".")[1]?.length ?? 0));
  const written = (/** @type {number[]} */ ticks, /** @type {boolean | undefined} */ isLog, /** @type {((v: number) => string) | undefined} */ own) => {
    const count = digits(ticks);
    return ticks.map((one) => own?.(one) ?? number(one, isLog ? digits([one]) : count));
  };
  const xTicks = written(x.ticks, options.logX, options.xTick);
  x.ticks.forEach((tick, at) => {
    const place = x.to(tick);
    group.append(shape("path", { d: `M${place} ${inner.top}V${bottom}`, class: "stroke-grid" }));
    group.append(words(xTicks[at] ?? "", { x: place, y: bottom + 18, "text-anchor": "middle" }));
  });
  const yTicks = written(y.ticks, options.logY, options.yTick);
  y.ticks.forEach((tick, at) => {
    const place = y.to(tick);
    group.append(shape("path", { d: `M${inner.left} ${place}H${inner.left + inner.width}`, class: "stroke-grid" }));
    group.append(words(yTicks[at] ?? "", { x: inner.left - 7, y: place + 4, "text-anchor": "end" }));
  });
  if (options.xLabel) group.append(words(options.xLabel, { x: width - 14, y: height - 6, "text-anchor": "end", class: "kit-axis-label" }));
  if (options.yLabel) group.append(words(options.yLabel, { x: 2, y: 14, "text-anchor": "start", class: "kit-axis-label" }));
  return group;
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} attributes
 */
function words(text, attributes) {
  const made = shape("text", { class: "kit-tick", ...attributes });
  made.textContent = text;
  return made;
}
