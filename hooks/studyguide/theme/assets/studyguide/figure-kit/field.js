/** A field of colours behind a plot: for each place a number from −1 (blue) to 1 (orange). */

/**
 * Return the function that paints a field; it follows the light or dark scheme at the next painting.
 * @param {import("./plot.js").Plot} plot
 * @param {number} [cells] how many there are across
 * @returns {(value: (x: number, y: number) => number) => void} places are shares of the width and height, from below
 */
export function field(plot, cells = 48) {
  const canvas = document.createElement("canvas");
  canvas.className = "kit-field";
  canvas.setAttribute("aria-hidden", "true");
  const { left, top, width, height } = plot.inner;
  const down = Math.max(1, Math.round((cells * height) / width));
  Object.assign(canvas, { width: cells, height: down });
  Object.assign(canvas.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  plot.element.prepend(canvas);
  const context = canvas.getContext("2d");
  return (value) => {
    if (!context) return;
    const image = context.createImageData(cells, down);
    const [low, high] = [colour(canvas, "--fig-a"), colour(canvas, "--fig-b")];
    for (let row = 0; row < down; row += 1) {
      for (let column = 0; column < cells; column += 1) {
        const strength = Math.max(-1, Math.min(1, value((column + 0.5) / cells, 1 - (row + 0.5) / down)));
        const at = 4 * (row * cells + column);
        image.data.set([...(strength < 0 ? low : high), Math.abs(strength) * 130], at);
      }
    }
    context.putImageData(image, 0, 0);
  };
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 * @returns {[number, number, number]}
 */
function colour(place, name) {
  const written = getComputedStyle(place).getPropertyValue(name).trim();
  const digits = Number.parseInt(written.slice(1), 16);
  return [(digits >> 16) & 255, (digits >> 8) & 255, digits & 255];
}
