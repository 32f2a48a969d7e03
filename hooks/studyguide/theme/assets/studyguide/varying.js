/** Questions that vary: which draw of their values is shown. */

const HIGHEST_DRAW = 9999; // the same in varying/draws.py
const FIRST_DRAW = 1;

// What calculates is there before a question is shown, on pages that have such questions.
let shown = document.querySelector("[data-varies]") ? await import("./show-draw.js") : undefined;

/** @param {HTMLElement} question */
export function varies(question) {
  return "varies" in question.dataset;
}

/**
 * Return the number of the draw that a question shows, none if it does not vary.
 * @param {HTMLElement} question
 * @returns {number | undefined}
 */
export function drawOf(question) {
  return varies(question) ? Number(question.dataset.drawn ?? FIRST_DRAW) : undefined;
}

/**
 * Return a draw by chance, another than the one that is shown.
 * @param {HTMLElement} question
 * @returns {number | undefined}
 */
export function otherDraw(question) {
  const other = 1 + Math.floor(Math.random() * (HIGHEST_DRAW - 1));
  const shown = drawOf(question);
  return shown === undefined ? undefined : other + Number(other >= shown);
}

/**
 * Return the draw that the address asks for, `?draw=17`, and take it out of there: another one that
 * the reader asks for later is not to be lost by a reload.
 * @returns {number | undefined}
 */
export function takeAddressedDraw() {
  const address = new URL(location.href);
  const draw = Number(address.searchParams.get("draw"));
  if (!address.searchParams.has("draw")) return undefined;
  address.searchParams.delete("draw");
  history.replaceState(history.state, "", address);
  return Number.isInteger(draw) && draw >= FIRST_DRAW && draw <= HIGHEST_DRAW ? draw : undefined;
}

/**
 * Return the draw of a question in an exam, the same for all who sit this one.
 * @param {number} seed
 */
export function drawInExam(seed) {
  return 1 + (Math.floor(seed) % HIGHEST_DRAW);
}

/**
 * Show a question with the values of a draw.
 * @param {HTMLElement} question
 * @param {number} [draw]
 */
export function showDraw(question, draw = FIRST_DRAW) {
  if (!varies(question) || drawOf(question) === draw) return;
  question.dataset.drawn = String(draw);
  if (shown) shown.showValues(question, draw);
  else import("./show-draw.js").then((module) => (shown = module).showValues(question, draw));
}
