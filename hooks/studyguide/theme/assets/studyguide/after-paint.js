/** Work that can wait until the reader sees what was pressed. */

/**
 * Return a function that runs another after the next frame, once for all calls until then.
 * @param {() => void} run
 * @returns {() => void}
 */
export function afterPaint(run) {
  let isWaiting = false;
  const begin = () => {
    isWaiting = false;
    run();
  };
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    if (document.hidden) setTimeout(begin); // where nothing is painted there is no next frame
    else requestAnimationFrame(() => setTimeout(begin));
  };
}
