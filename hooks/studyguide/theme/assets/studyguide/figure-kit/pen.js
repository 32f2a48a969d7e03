/** Shapes in a plot, in its own numbers. Colours are roles of the theme: `a` to `d`, `ink`, `grid`, `muted`. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {readonly [number, number]} Point */
/** @typedef {"a" | "b" | "c" | "d" | "ink" | "grid" | "muted" | "text"} Role */
/** @typedef {{ width?: number, dashed?: boolean, opacity?: number }} Stroke */

/**
 * Return an SVG element with attributes.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function shape(tag, attributes = {}) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

export class Pen {
  /**
   * @param {SVGElement} layer
   * @param {import("./scales.js").Scale} x
   * @param {import("./scales.js").Scale} y
   */
  constructor(layer, x, y) {
    this.layer = layer;
    this.x = x;
    this.y = y;
  }

  /**
   * A line through points; what is not a number, or far outside, breaks it.
   * @param {readonly Point[]} points
   * @param {Role} [role]
   * @param {Stroke} [stroke]
   */
  line(points, role = "a", { width = 2.5, dashed = false, opacity = 1 } = {}) {
    let path = "";
    let isPenDown = false;
    for (const [at, value] of points) {
      const [x, y] = [this.x.to(at), this.y.to(value)];
      const isDrawn = Math.abs(x) < 1e4 && Math.abs(y) < 1e4;
      if (isDrawn) path += `${isPenDown ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      isPenDown = isDrawn;
    }
    this.#add("path", { d: path || "M0 0", class: `stroke-${role}`, "stroke-width": width, opacity, ...(dashed ? { "stroke-dasharray": "6 5" } : {}) });
  }

  /**
   * The graph of a function.
   * @param {(x: number) => number} value
   * @param {Role} [role]
   * @param {Stroke & { from?: number, to?: number, count?: number }} [options]
   */
  curve(value, role = "a", { from, to, count = 160, ...stroke } = {}) {
    const [first, last] = this.#ends();
    const start = from === undefined ? first : this.x.to(from);
    const end = to === undefined ? last : this.x.to(to);
    const points = Array.from({ length: count + 1 }, (_, at) => {
      const x = this.x.from(start + ((end - start) * at) / count);
      return /** @type {Point} */ ([x, value(x)]);
    });
    this.line(points, role, stroke);
  }

  /**
   * @param {readonly Point[]} points
   * @param {Role} [role]
   * @param {{ size?: number, hollow?: boolean, cross?: boolean, opacity?: number }} [options]
   */
  dots(points, role = "b", { size = 5, hollow = false, cross = false, opacity = 1 } = {}) {
    for (const [at, value] of points) {
      const [x, y] = [this.x.to(at), this.y.to(value)];
      if (!(Math.abs(x) < 1e4 && Math.abs(y) < 1e4)) continue;
      if (cross) {
        this.#add("path", { d: `M${x - size} ${y - size}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`, class: `stroke-${role}`, "stroke-width": 2.5, opacity });
      } else {
        this.#add("circle", { cx: x, cy: y, r: size, class: hollow ? `stroke-${role} fill-sheet` : `fill-${role} rim`, "stroke-width": hollow ? 2.5 : 1.5, opacity });
      }
    }
  }

  /**
   * A rectangle between two corners.
   * @param {Point} one
   * @param {Point} other
   * @param {Role} [role]
   * @param {{ soft?: boolean, outline?: boolean, opacity?: number }} [options]
   */
  box([x1, y1], [x2, y2], role = "a", { soft = false, outline = false, opacity = 1 } = {}) {
    const [left, right] = [this.x.to(x1), this.x.to(x2)].sort((a, b) => a - b);
    const [top, bottom] = [this.y.to(y1), this.y.to(y2)].sort((a, b) => a - b);
    const name = outline ? `hollow-${role} stroke-${role}` : `${soft ? "soft" : "fill"}-${role}`;
    this.#add("rect", { x: left ?? 0, y: top ?? 0, width: (right ?? 0) - (left ?? 0), height: Math.max(0, (bottom ?? 0) - (top ?? 0)), class: name, "stroke-width": 2.5, opacity });
  }

  /**
   * A closed area through points.
   * @param {readonly Point[]} points
   * @param {Role} [role]
   * @param {{ opacity?: number }} [options]
   */
  area(points, role = "a", { opacity = 1 } = {}) {
    const path = points.map(([x, y]) => `${this.x.to(x).toFixed(1)} ${this.y.to(y).toFixed(1)}`).join("L");
    this.#add("path", { d: `M${path}Z`, class: `soft-${role}`, opacity });
  }

  /**
   * @param {Point} from
   * @param {Point} to
   * @param {Role} [role]
   * @param {Stroke} [stroke]
   */
  arrow([x1, y1], [x2, y2], role = "ink", { width = 2, dashed = false, opacity = 1 } = {}) {
    const [ax, ay, bx, by] = [this.x.to(x1), this.y.to(y1), this.x.to(x2), this.y.to(y2)];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
    const tip = `M${bx - ux * 8 + uy * 5} ${by - uy * 8 - ux * 5}L${bx} ${by}L${bx - ux * 8 - uy * 5} ${by - uy * 8 + ux * 5}`;
    this.#add("path", { d: `M${ax} ${ay}L${bx} ${by}${tip}`, class: `stroke-${role}`, "stroke-width": width, opacity, ...(dashed ? { "stroke-dasharray": "5 4" } : {}) });
  }

  /**
   * @param {Point} at
   * @param {string} words
   * @param {{ role?: Role, anchor?: "start" | "middle" | "end", size?: number, bold?: boolean, up?: number, right?: number }} [options] `up` and `right` in pixels
   */
  text([x, y], words, { role = "text", anchor = "middle", size = 14, bold = false, up = 0, right = 0 } = {}) {
    const made = this.#add("text", { x: this.x.to(x) + right, y: this.y.to(y) - up, class: `fill-${role}`, "text-anchor": anchor, "font-size": size, ...(bold ? { "font-weight": 700 } : {}) });
    made.textContent = words;
  }

  /** @returns {[number, number]} */
  #ends() {
    const svg = this.layer.ownerSVGElement;
    const [left, right] = (svg?.dataset.inner ?? "0 100").split(" ").map(Number);
    return [left ?? 0, right ?? 100];
  }

  /**
   * @template {keyof SVGElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | number>} attributes
   */
  #add(tag, attributes) {
    const made = shape(tag, attributes);
    this.layer.append(made);
    return made;
  }
}
