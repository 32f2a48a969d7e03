/**
 * A film of another site, loaded when the reader asks for it: nothing is asked of that site before.
 */

/**
 * Return the frame that plays a film.
 * @param {string} address
 * @param {string} title
 * @returns {HTMLIFrameElement}
 */
function player(address, title) {
  const frame = document.createElement("iframe");
  frame.className = "film-player";
  frame.title = title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays nothing without it
  frame.src = address;
  return frame;
}

/**
 * Let a film be played where it stands: its link becomes a button.
 * @param {HTMLElement} place
 */
export function start(place) {
  const link = place.querySelector(".film-card");
  const address = place.dataset.player;
  if (!link || !address?.startsWith("https://")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.addEventListener("click", () => {
    const frame = player(address, place.querySelector(".film-title")?.textContent ?? "");
    button.replaceWith(frame);
    frame.focus();
  });
  link.replaceWith(button);
}
