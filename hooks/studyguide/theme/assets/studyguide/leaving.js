/** When a reader leaves a page: by a link, also with the theme's instant navigation, or by closing it. */

/**
 * Call a function whenever the reader leaves a page, and perhaps at once.
 * @param {() => void} act
 */
export function onLeaving(act) {
  addEventListener("pagehide", act);
  const { document$: pages } = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (
    /** @type {unknown} */ (window)
  );
  pages?.subscribe(act);
}
