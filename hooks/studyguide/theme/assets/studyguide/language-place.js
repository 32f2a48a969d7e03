/**
 * The language switch keeps the place: the same heading and the same choices, since ids and what
 * follows the question mark are the same in all languages. Without this script it leads to the top.
 */

/**
 * Return the id of the place that is being read: the only question that is shown; or the place asked
 * for if it is in view, else the first heading in the upper half of the window, else the last above
 * it; none at the top.
 * @returns {string}
 */
function place() {
  const step = document.querySelector(".stepping > [data-shown] > h2[id]");
  if (step) return step.id;
  const target = document.querySelector(":target");
  if (target && top(target) > -1 && top(target) < innerHeight) return target.id;
  const headings = [...document.querySelectorAll(".md-content :is(h2, h3)[id]")];
  const visible = headings.filter((heading) => heading.checkVisibility() && top(heading) < innerHeight / 2);
  const current = visible.find((heading) => top(heading) >= 0) ?? visible.at(-1);
  return (scrollY && current?.id) || "";
}

/**
 * @param {Element} element
 * @returns {number}
 */
function top(element) {
  return element.getBoundingClientRect().top;
}

// where nothing is, the links lead to the other languages' home pages
const links = document.querySelectorAll("body:not(:has(.not-found)) a.language-link");

/** Let each link lead to where the reader is. */
function update() {
  const query = new URLSearchParams(location.search);
  query.delete("h"); // what the search marks is in this language
  const search = query.size ? `?${query}` : "";
  const id = place();
  for (const link of links) {
    const [address = ""] = (link.getAttribute("href") ?? "").split(/[?#]/);
    link.setAttribute("href", address + search + (id && `#${encodeURIComponent(id)}`));
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
