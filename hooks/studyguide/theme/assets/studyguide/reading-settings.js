/**
 * How texts are shown: their size, the width of lines, which links to terms are underlined, and
 * whether their meanings stand beside the text. It is
 * kept beside the colours, for this device and every language: what suits a phone suits no wide
 * screen, so it is no part of what a reader has done. `theme-start.js` sets it before anything shows.
 */

/** Under which the theme's functions keep it, as `theme-start.js` reads it. */
const NAME = "__reading";
/**
 * What is shown if the reader has chosen nothing, by the field of the form.
 * @type {Record<string, string>}
 */
const USUAL = { "text-size": "normal", "line-width": "normal", "term-links": "section", "side-notes": "shown" };

/**
 * The theme's functions of theme-start.js.
 * @typedef {object} Kept
 * @property {(name: string) => unknown} __md_get
 * @property {(name: string, value: unknown) => void} __md_set
 */

/**
 * Let the form show what holds, and change it.
 * @param {HTMLElement} form
 */
export function start(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const root = document.documentElement;
  const show = () => {
    for (const [name, usual] of Object.entries(USUAL)) {
      const value = root.getAttribute(`data-${name}`) ?? usual;
      for (const input of form.querySelectorAll("input")) {
        if (input.name === name) input.checked = input.value === value;
      }
    }
  };
  const apply = (/** @type {Record<string, string>} */ chosen) => {
    for (const name of Object.keys(USUAL)) {
      if (chosen[name]) root.setAttribute(`data-${name}`, chosen[name]);
      else root.removeAttribute(`data-${name}`);
    }
    const kept = /** @type {Kept} */ (/** @type {unknown} */ (window));
    kept.__md_set(NAME, chosen);
  };
  form.addEventListener("change", () => {
    const fields = [...new FormData(form)].filter(([name, value]) => USUAL[name] !== value);
    apply(Object.fromEntries(fields.map(([name, value]) => [name, String(value)])));
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    apply({});
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
