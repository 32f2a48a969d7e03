/** A handle in a plot, moved by the mouse, a finger or the arrow keys. */

import { shape } from "./pen.js";

/** @typedef {import("./kit.js").Setting} Setting */
/** @typedef {import("./scales.js").Scale} Scale */
/**
 * @typedef {object} HandleOptions
 * @property {string} name in the address of the page
 * @property {string} label
 * @property {number} x
 * @property {number} y
 * @property {import("./pen.js").Role} [role]
 * @property {number} [step] how far an arrow key moves it
 * @property {number} [digits]
 * @property {"x" | "y" | "both"} [along]
 * @property {readonly [number, number]} [xRange]
 * @property {readonly [number, number]} [yRange]
 * @property {boolean} [open] with a hollow middle
 */
/**
 * @typedef {object} Handle
 * @property {number} x
 * @property {number} y
 * @property {(x: number, y: number) => void} place puts it there, without telling anyone
 */

const ARROWS = /** @type {Record<string, readonly [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
});

/**
 * Return a handle at the place that the address says, or at its own.
 * @param {Setting} setting
 * @param {SVGSVGElement} svg
 * @param {{ x: Scale, y: Scale, ranges: readonly [readonly [number, number], readonly [number, number]] }} scales
 * @param {HandleOptions} options
 * @returns {Handle}
 */
export function handle(setting, svg, scales, options) {
  const { name, label, along = "both", step = 0.1, digits = 1, role = "b" } = options;
  const [xRange, yRange] = [options.xRange ?? scales.ranges[0], options.yRange ?? scales.ranges[1]];
  const { state, number, changed } = setting;
  const at = {
    x: state.number(`${name}-x`, options.x, { min: xRange[0], max: xRange[1] }),
    y: state.number(`${name}-y`, options.y, { min: yRange[0], max: yRange[1] }),
  };
  const grip = shape("g", { class: `kit-handle kit-along-${along}`, tabindex: 0, role: "slider", "aria-label": label, "aria-orientation": along === "y" ? "vertical" : "horizontal" });
  grip.append(shape("circle", { r: 22, class: "kit-target" }), shape("circle", { r: 13, class: "kit-ring" }), shape("circle", { r: 9, class: options.open ? `stroke-${role} fill-sheet` : `fill-${role} rim`, "stroke-width": 3 }));
  svg.append(grip);

  const show = () => {
    grip.setAttribute("transform", `translate(${scales.x.to(at.x)} ${scales.y.to(at.y)})`);
    const now = along === "y" ? at.y : at.x;
    const range = along === "y" ? yRange : xRange;
    const both = `${number(at.x, digits)}; ${number(at.y, digits)}`;
    const texts = { x: number(at.x, digits), y: number(at.y, digits), both };
    const said = { "aria-valuenow": now, "aria-valuemin": range[0], "aria-valuemax": range[1], "aria-valuetext": texts[along] };
    for (const [key, value] of Object.entries(said)) grip.setAttribute(key, String(value));
  };
  const move = (/** @type {number} */ x, /** @type {number} */ y) => {
    const snapped = (/** @type {number} */ value, /** @type {readonly [number, number]} */ [low, high]) =>
      Math.min(high, Math.max(low, Number((Math.round(value / step) * step).toPrecision(10))));
    if (along !== "y") at.x = snapped(x, xRange);
    if (along !== "x") at.y = snapped(y, yRange);
    show();
    state.keep({ ...(along !== "y" ? { [`${name}-x`]: at.x } : {}), ...(along !== "x" ? { [`${name}-y`]: at.y } : {}) });
    changed();
  };
  grip.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const far = step * (event.shiftKey ? 5 : 1);
    // a handle on one line follows either pair of arrows, as a slider does
    const [dx, dy] = along === "both" ? arrow : [arrow[0] + arrow[1], arrow[0] + arrow[1]];
    move(at.x + dx * far, at.y + dy * far);
  });
  drag(svg, grip, (x, y) => move(scales.x.from(x), scales.y.from(y)));
  show();
  return {
    get x() { return at.x; },
    get y() { return at.y; },
    place(x, y) {
      Object.assign(at, { x, y });
      show();
    },
  };
}

/**
 * @param {SVGSVGElement} svg
 * @param {SVGElement} grip
 * @param {(x: number, y: number) => void} moved to a place in the drawing
 */
function drag(svg, grip, moved) {
  // `touch-action` does not hold inside a drawing everywhere: the page would take the finger over and scroll
  grip.addEventListener("touchstart", (event) => {
    if (event.touches.length === 1) event.preventDefault();
  }, { passive: false });
  grip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    grip.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    const ending = new AbortController();
    const { signal } = ending;
    grip.addEventListener("pointermove", (move) => {
      const frame = svg.getBoundingClientRect();
      const size = svg.viewBox.baseVal.width / frame.width;
      moved((move.clientX - frame.left) * size, (move.clientY - frame.top) * size);
    }, { signal });
    for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => ending.abort(), { signal });
  });
}
