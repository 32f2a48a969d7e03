/**
 * Dragging a line of a list to another place: by the mouse anywhere, by a finger at its grip, so that
 * the page can still be scrolled by the rest. It is the others that are moved in the page: what is
 * held would be let go by the browser.
 */

/**
 * @typedef {object} Drag
 * @property {() => boolean} isFree whether it may be dragged now
 * @property {() => void} dropped after it has come to another place
 */

/**
 * @param {HTMLElement} line
 * @param {Drag} drag
 */
export function draggable(line, { isFree, dropped }) {
  const grip = document.createElement("span");
  grip.className = "grip";
  grip.setAttribute("aria-hidden", "true");
  grip.textContent = "⠿";
  line.prepend(grip);
  line.addEventListener("pointerdown", (event) => {
    const target = event.target instanceof Element ? event.target : line;
    const held = event.pointerType === "mouse" ? !target.closest("a, button") : target === grip;
    if (!held || !isFree() || event.button) return;
    event.preventDefault();
    hold(line, event, dropped);
  });
}

/**
 * @param {HTMLElement} line
 * @param {PointerEvent} first
 * @param {() => void} dropped
 */
function hold(line, first, dropped) {
  const ending = new AbortController();
  const { signal } = ending;
  let from = first.clientY;
  let hasMoved = false;
  line.setPointerCapture(first.pointerId);
  line.classList.add("held");
  line.addEventListener("pointermove", (event) => {
    const shift = passed(line, event.clientY - from);
    hasMoved ||= shift !== 0;
    from += shift;
    line.style.translate = `0 ${event.clientY - from}px`;
  }, { signal });
  const end = () => {
    ending.abort();
    line.classList.remove("held");
    line.style.translate = "";
    if (hasMoved) dropped();
  };
  line.addEventListener("pointerup", end, { signal });
  line.addEventListener("pointercancel", end, { signal });
}

/**
 * Put the neighbour on the other side of a line that was drawn over half of it, and return how far
 * that has moved the line's own place.
 * @param {HTMLElement} line
 * @param {number} distance
 * @returns {number}
 */
function passed(line, distance) {
  const neighbour = distance < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!(neighbour instanceof HTMLElement) || Math.abs(distance) < neighbour.offsetHeight / 2) return 0;
  const before = line.offsetTop;
  line[distance < 0 ? "after" : "before"](neighbour);
  return line.offsetTop - before;
}
