/**
 * What scrolls sideways by itself can be focused, and so be scrolled by keyboard: code, formulas in
 * a line and tables that are wider than the page. What fits is no stop on the way with Tab.
 * Displayed formulas can be focused without this script.
 */

const SCROLLING = ".md-typeset :is(pre, .math, .md-typeset__scrollwrap)";

/** @param {Element} place */
function update(place) {
  if (place.scrollWidth > place.clientWidth) place.setAttribute("tabindex", "0");
  else place.removeAttribute("tabindex");
}

/** Also called when a place gets its first size: what is folded or not yet shown has none. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target);
});

const watched = new WeakSet();

/** Watch what this page has, and what is put into it later: cards, questions of an exam. */
function start() {
  for (const place of document.querySelectorAll(SCROLLING)) {
    if (watched.has(place)) continue;
    watched.add(place);
    sizes.observe(place);
  }
}

new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
// signs of another width do not change the size of the place around them
document.fonts.addEventListener("loadingdone", () => {
  document.querySelectorAll(SCROLLING).forEach(update);
});
start();
