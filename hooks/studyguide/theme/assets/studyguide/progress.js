/** How far a reader is in a week's questions: a ring and a number, on every page that shows a week. */

import { isRight } from "./scores.js";
import { opened, read, subscribe } from "./store.js";
import { filled } from "./wording.js";

/**
 * Draw the ring of an element, empty as long as nothing has been answered.
 * @param {HTMLElement} place
 */
function draw(place) {
  const ids = (place.dataset.progress ?? "").split(" ").filter(Boolean);
  const answers = read().answers;
  const right = ids.filter((id) => isRight(answers[id]?.score)).length;
  const begun = ids.some((id) => answers[id]);
  place.replaceChildren();
  if (!begun) return;
  const ring = document.createElement("span");
  ring.className = "ring";
  ring.style.setProperty("--part", String(right / ids.length));
  ring.setAttribute("aria-hidden", "true");
  place.append(ring, filled(JSON.parse(place.dataset.sentence ?? '""'), { right, all: ids.length }));
}

/**
 * Draw the ring of an element now and after every answer.
 * @param {HTMLElement} place
 */
export async function start(place) {
  await opened;
  draw(place);
  subscribe(() => draw(place));
}
