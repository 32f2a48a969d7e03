/**
 * The language switch keeps the place: the same heading and the same choices, since ids and what
 * follows the question mark are the same in all languages. Without this script it leads to the top.
 */

/**
 * Return the id of the place that is being read: the one asked for if it is in view, else that of
 * the first heading in the upper half of the window, else of the last above it; none at the top.
 * @returns {string}
 */
function place() {
  const asked = document.querySelector(":target");
  if (asked && top(asked) > -1 && top(asked) < innerHeight) return asked.id;
  const headings = [...document.querySelectorAll(".md-content :is(h2, h3)[id]")];
  const shown = headings.filter((one) => one.checkVisibility() && top(one) < innerHeight / 2);
  const found = shown.find((one) => top(one) >= 0) ?? shown.at(-1);
  return (scrollY && found?.id) || "";
}

/**
 * @param {Element} one
 * @returns {number}
 */
function top(one) {
  return one.getBoundingClientRect().top;
}

// where nothing is, the links lead to the other languages' home pages
const links = document.querySelectorAll("body:not(:has(.not-found)) a.language-link");

/** Let each link lead to where the reader is. */
function update() {
  const query = new URLSearchParams(location.search);
  query.delete("h"); // what the search marks is in this language
  const asked = query.size ? `?${query}` : "";
  const id = place();
  for (const link of links) {
    const [address = ""] = (link.getAttribute("href") ?? "").split(/[?#]/);
    link.setAttribute("href", `${address}${asked}${id && `#${encodeURIComponent(id)}`}`);
  }
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(update, 100);
}

// at once where a link is about to be used, and soon after every other change
for (const link of links) {
  for (const before of ["pointerdown", "focus", "click"]) link.addEventListener(before, update);
}
addEventListener("scroll", soon, { passive: true });
addEventListener("hashchange", soon);
soon();
