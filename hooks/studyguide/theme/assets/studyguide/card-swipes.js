/** A finger that rates a card. */

/** @typedef {import("./scheduler.js").Rating} Rating */

const SWIPE = 80; // pixels

/**
 * Rate with a finger: to the left “again”, to the right “good”. Up and down still scroll.
 * @param {HTMLElement} face
 * @param {() => boolean} ready
 * @param {(rating: Rating) => void} rate
 * @param {(rating: Rating) => string} wordOf what the rating is called
 */
export function swipes(face, ready, rate, wordOf) {
  /** @type {number | undefined} where the finger was put down */
  let from;
  /** @type {1 | 3 | undefined} what lifting the finger would mean */
  let rating;
  const settle = () => {
    from = rating = undefined;
    face.style.removeProperty("--moved");
    delete face.dataset.swipe;
    delete face.dataset.rating;
  };
  face.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("button, form")) return;
    if (event.pointerType !== "mouse" && event.isPrimary && ready()) from = event.clientX;
  });
  face.addEventListener("pointermove", (event) => {
    if (from === undefined) return;
    const moved = event.clientX - from;
    face.style.setProperty("--moved", `${moved}px`);
    rating = Math.abs(moved) < SWIPE ? undefined : moved < 0 ? 1 : 3;
    delete face.dataset.swipe;
    delete face.dataset.rating;
    if (rating) Object.assign(face.dataset, { swipe: wordOf(rating), rating: String(rating) });
  });
  face.addEventListener("pointerup", () => {
    const meant = rating;
    settle();
    if (meant) rate(meant);
  });
  face.addEventListener("pointercancel", settle);
}
