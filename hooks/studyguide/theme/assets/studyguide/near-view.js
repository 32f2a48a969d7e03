/** Waiting until something is nearly in view, so that what it needs is fetched only then. */

/**
 * Return a promise that is kept when one of these is in view, or nearly.
 * @param {Iterable<Element>} elements
 * @param {string} margin how near, as the margin of the window's edges
 * @returns {Promise<void>}
 */
export function nearView(elements, margin) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      resolve();
    }, { rootMargin: margin });
    for (const element of elements) observer.observe(element);
  });
}
