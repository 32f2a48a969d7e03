/** What a reader sets a figure with: sliders, choices, switches and buttons. */

import { element } from "../elements.js";

/** @typedef {import("./kit.js").Setting} Setting */
/**
 * @template [Value=number]
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {Value} value can be set, too
 */
/**
 * @typedef {object} SliderOptions
 * @property {string} name in the address of the page
 * @property {string} label
 * @property {number} min
 * @property {number} max
 * @property {number} [step]
 * @property {number} value
 * @property {number} [digits] decimals that are shown
 * @property {string} [unit]
 * @property {boolean} [logarithmic] the slider moves by powers; `step` is then a part of one of ten
 * @property {(value: number) => string} [format] what is shown instead of the number
 */

let count = 0;

/**
 * Return a slider with its label and value.
 * @param {Setting} setting
 * @param {SliderOptions} options
 * @returns {Control}
 */
export function slider(setting, { name, label, min, max, step = 1, value, digits = 0, unit = "", logarithmic = false, format }) {
  const { state, number, changed } = setting;
  const to = logarithmic ? Math.log10 : (/** @type {number} */ one) => one;
  const from = logarithmic ? (/** @type {number} */ one) => 10 ** one : (/** @type {number} */ one) => one;
  const input = element("input", "kit-range");
  input.type = "range";
  input.min = String(to(min));
  input.max = String(to(max));
  input.step = logarithmic ? "any" : String(step);
  const shown = element("span", "kit-value");
  shown.setAttribute("aria-hidden", "true"); // the slider itself says it
  let current = state.number(name, value, { min, max });
  const show = () => {
    const written = (format ? format(current) : number(current, digits)) + (unit ? ` ${unit}` : "");
    shown.textContent = written;
    input.value = String(to(current));
    input.setAttribute("aria-valuetext", written);
  };
  const take = (/** @type {number} */ taken) => {
    current = Math.min(max, Math.max(min, Number(taken.toPrecision(10))));
    show();
    state.keep({ [name]: Number(current.toPrecision(4)) });
    changed();
  };
  input.addEventListener("input", () => take(rounded(from(Number(input.value)), logarithmic ? step : 0)));
  if (logarithmic) byKeys(input, (by) => take(rounded(10 ** (to(current) + by * step), step)));
  show();
  const box = element("label", "kit-slider", element("span", "kit-label", label), shown, input);
  return {
    element: box,
    get value() { return current; },
    set value(to) { current = to; show(); state.keep({ [name]: Number(to.toPrecision(4)) }); },
  };
}

/**
 * Round to a part of a power of ten.
 * @param {number} value
 * @param {number} step
 */
function rounded(value, step) {
  return step ? 10 ** (Math.round(Math.log10(value) / step) * step) : value;
}

/**
 * A slider without steps of its own moves by ours.
 * @param {HTMLInputElement} input
 * @param {(by: number) => void} move
 */
function byKeys(input, move) {
  input.addEventListener("keydown", (event) => {
    const isRtl = getComputedStyle(input).direction === "rtl";
    const moves = /** @type {Record<string, number>} */ ({
      ArrowUp: 1, ArrowDown: -1, ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, PageUp: 5, PageDown: -5,
    });
    const by = moves[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(by);
  });
}

/**
 * Return one of several to choose, side by side.
 * @param {Setting} setting
 * @param {{ name: string, label: string, options: Record<string, string>, value: string }} options
 * @returns {Control<string>}
 */
export function choice({ state, changed }, { name, label, options, value }) {
  const group = element("fieldset", "kit-choice", element("legend", "kit-label", label));
  const line = element("div", "kit-segments");
  group.append(line);
  const known = Object.keys(options);
  const box = { element: group, value: state.choice(name, value, known) };
  const id = `kit-choice-${(count += 1)}`;
  for (const [key, words] of Object.entries(options)) {
    const input = element("input", "");
    Object.assign(input, { type: "radio", name: id, value: key, checked: key === box.value });
    input.addEventListener("change", () => {
      box.value = key;
      state.keep({ [name]: key });
      changed();
    });
    line.append(element("label", "", input, element("span", "", words)));
  }
  return box;
}

/**
 * Return a switch.
 * @param {Setting} setting
 * @param {{ name: string, label: string, value?: boolean }} options
 * @returns {Control<boolean>}
 */
export function toggle({ state, changed }, { name, label, value = false }) {
  const input = element("input", "");
  input.type = "checkbox";
  const box = { element: element("label", "kit-toggle", input, element("span", "", label)), value };
  box.value = input.checked = state.choice(name, value ? "on" : "off", ["on", "off"]) === "on";
  input.addEventListener("change", () => {
    box.value = input.checked;
    state.keep({ [name]: input.checked ? "on" : "off" });
    changed();
  });
  return box;
}

/**
 * Return a button.
 * @param {string} label
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function button(label, press) {
  const made = element("button", "kit-button", label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
