/** A table of numbers whose cells are coloured by their size, and can be pressed. */

import { element } from "../elements.js";

/** @typedef {import("./pen.js").Role} Role */
/**
 * @typedef {object} Cell
 * @property {string} text
 * @property {number} [share] how strongly it is coloured, from 0 to 1
 * @property {Role} [role]
 * @property {boolean} [marked] with a frame
 * @property {boolean} [faint]
 */
/**
 * @typedef {object} GridOptions
 * @property {string} label
 * @property {string[]} [columns] their names
 * @property {string[]} [rows]
 * @property {(row: number, column: number) => void} [press] lets cells be pressed
 */
/**
 * @typedef {object} Grid
 * @property {HTMLElement} element
 * @property {(cells: Cell[][]) => void} show
 */

/**
 * Return a table.
 * @param {GridOptions} options
 * @returns {Grid}
 */
export function grid({ label, columns, rows, press }) {
  const body = element("tbody", "");
  const table = element("table", "kit-grid", element("caption", "", label));
  if (columns) {
    const names = columns.map((name) => Object.assign(element("th", "", name), { scope: "col" }));
    const corner = rows ? [element("td", "")] : [];
    table.append(element("thead", "", element("tr", "", ...corner, ...names)));
  }
  table.append(body);
  return {
    element: table,
    show(cells) {
      const focused = focusedAt(body);
      body.replaceChildren(...cells.map((line, row) => {
        const made = element("tr", "");
        if (rows) made.append(Object.assign(element("th", "", rows[row] ?? ""), { scope: "row" }));
        made.append(...line.map((cell, column) => shown(cell, press && (() => press(row, column)))));
        return made;
      }));
      if (focused) body.rows[focused[0]]?.cells[focused[1]]?.querySelector("button")?.focus();
    },
  };
}

/** @param {HTMLTableSectionElement} body */
function focusedAt(body) {
  const cell = document.activeElement?.closest("td");
  if (!cell || !body.contains(cell)) return undefined;
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  return /** @type {const} */ ([row.sectionRowIndex, cell.cellIndex]);
}

/**
 * @param {Cell} cell
 * @param {(() => void) | undefined} press
 */
function shown({ text, share = 0, role = "a", marked = false, faint = false }, press) {
  const made = element("td", `kit-cell${marked ? " marked" : ""}${faint ? " faint" : ""} tint-${role}`);
  made.style.setProperty("--share", `${Math.round(Math.min(1, Math.max(0, share)) * 44)}%`);
  if (press) {
    const button = element("button", "", text);
    button.type = "button";
    button.setAttribute("aria-pressed", String(marked));
    button.addEventListener("click", press);
    made.append(button);
  } else {
    made.append(text);
  }
  return made;
}
