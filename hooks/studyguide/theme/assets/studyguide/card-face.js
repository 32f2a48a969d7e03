/** The two sides of a card: what the course has made of them, a figure, or plain text of the reader. */

/** @typedef {import("./card-queue.js").Card} Card */

const root = new URL("../../", import.meta.url);

/**
 * Show one side of a card.
 * @param {HTMLElement} place
 * @param {Card} card
 * @param {"front" | "back"} side
 */
export function showSide(place, card, side) {
  place.classList.toggle("own", card.kind === "own");
  if (card.kind === "own") place.textContent = card[side];
  else place.innerHTML = card[side];
  for (const figure of place.querySelectorAll("figure[data-from]")) {
    if (figure instanceof HTMLElement) void drawn(figure);
  }
}

/**
 * Fetch a figure from the page that has it, where its links and colours are right. Its description
 * does not tell the name of the term.
 * @param {HTMLElement} figure
 */
async function drawn(figure) {
  const { from = "", alt = "" } = figure.dataset;
  figure.ariaBusy = "true";
  try {
    const answer = await fetch(new URL(from, root));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector(".term-figure :is(svg, img)");
    if (!found) throw new Error(`no figure at ${answer.url}`);
    const picture = document.importNode(found, true);
    if (picture instanceof HTMLImageElement) {
      picture.src = new URL(found.getAttribute("src") ?? "", answer.url).href;
      picture.alt = alt;
    } else {
      picture.querySelector("title")?.remove();
      picture.removeAttribute("aria-labelledby");
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", alt);
    }
    figure.prepend(picture);
  } catch {
    figure.prepend(alt); // without a network its description has to do
  }
  figure.ariaBusy = "false";
}
