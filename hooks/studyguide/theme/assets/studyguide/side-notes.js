/**
 * What a term means, beside its first mention in a lesson, on screens with room for it (look.css says
 * where): the first sentence of its definition. It repeats what the link itself says, so it takes no
 * focus and is not read aloud.
 */

import { element, withHtml } from "./elements.js";
import { cardOf } from "./preview-cards.js";

const GAP = 12;
/** By how much a note may be lower than its term, or there is no room for it. */
const MOST = 140;
const MENTIONS = "a.term:not(.again-in-page, .again-in-section, .check *, details *, table *, .figure *)";

/**
 * Show the notes of a lesson while there is room for them.
 * @param {HTMLElement} place where they are, beside the text
 */
export function start(place) {
  const text = place.parentElement;
  if (!text) return;
  /** @type {Map<HTMLAnchorElement, HTMLElement> | undefined} */
  let notes;
  const arrange = async () => {
    if (!place.checkVisibility()) return;
    notes ??= await fill(place, text);
    let free = 0;
    for (const [link, note] of notes) {
      const wanted = link.getBoundingClientRect().top - text.getBoundingClientRect().top;
      const top = Math.max(wanted, free);
      const fits = top - wanted <= MOST && top + note.offsetHeight <= text.offsetHeight;
      note.style.top = `${top}px`;
      note.classList.toggle("no-room", !fits || !link.checkVisibility());
      if (fits) free = top + note.offsetHeight + GAP;
    }
  };
  const observer = new ResizeObserver(() => void arrange());
  observer.observe(text);
  observer.observe(place); // it has a size as soon as there is room
}

/**
 * Put a note for each first mention into the place, and return them in the order of the text.
 * @param {HTMLElement} place
 * @param {HTMLElement} text
 * @returns {Promise<Map<HTMLAnchorElement, HTMLElement>>}
 */
async function fill(place, text) {
  /** @type {Map<HTMLAnchorElement, HTMLElement>} */
  const notes = new Map();
  const links = [...text.querySelectorAll(MENTIONS)].filter((link) => link instanceof HTMLAnchorElement);
  for (const [link, card] of await Promise.all(links.map(async (link) => /** @type {const} */ ([link, await cardOf(link)])))) {
    if (card) notes.set(link, element("p", "side-note", withHtml("strong", "", card.name), withHtml("span", "", card.text)));
  }
  place.replaceChildren(...notes.values());
  return notes;
}
