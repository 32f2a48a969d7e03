/** A text as a QR code. */

import { encode } from "./vendor/uqr.js";

const SVG = "http://www.w3.org/2000/svg";
const LARGEST = 30; // of 40 versions: with more squares a phone can hardly tell them apart on a screen
const QUIET = 4; // squares that stay white around it

/**
 * Return the QR code of a text, undefined if it is too long for one that can be read.
 * @param {string} text
 * @param {string} name
 * @returns {SVGSVGElement | undefined}
 */
export function qrCode(text, name) {
  /** @type {ReturnType<typeof encode>} */
  let code;
  try {
    code = encode(text, { ecc: "L", border: QUIET, maxVersion: LARGEST });
  } catch {
    return undefined;
  }
  const squares = code.data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", squares.join(""));
  const attributes = { viewBox: `0 0 ${code.size} ${code.size}`, class: "qr-code", role: "img", "aria-label": name };
  for (const [key, value] of Object.entries(attributes)) drawing.setAttribute(key, value);
  drawing.append(path);
  return drawing;
}
