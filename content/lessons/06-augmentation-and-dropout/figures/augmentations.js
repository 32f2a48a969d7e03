// Augmentation: does the answer still hold? A house, a letter and a digit, as polygons.

const PICTURES = {
  house: [[[-0.6, -0.7], [0.6, -0.7], [0.6, 0.1], [-0.6, 0.1]], [[-0.8, 0.1], [0.8, 0.1], [0, 0.8]], [[0.05, -0.7], [0.35, -0.7], [0.35, -0.15], [0.05, -0.15]]],
  b: [[[-0.45, -0.8], [-0.2, -0.8], [-0.2, 0.85], [-0.45, 0.85]], ring(0.05, -0.35, 0.45)],
  six: [ring(0, -0.35, 0.45), [[-0.45, -0.35], [-0.2, -0.2], [-0.05, 0.25], [0.35, 0.7], [0.1, 0.85], [-0.3, 0.35]]],
};

function ring(x, y, radius) {
  return Array.from({ length: 40 }, (_, at) => {
    const turn = (at * Math.PI) / 20;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  });
}

/** Return a point after a flip, a turn in degrees, a zoom and a shift to the right. */
export function transformed([x, y], { flip, angle, zoom, shift }) {
  const turn = (angle * Math.PI) / 180;
  const [a, b] = [(flip ? -x : x) * zoom, y * zoom];
  return [a * Math.cos(turn) - b * Math.sin(turn) + shift, a * Math.sin(turn) + b * Math.cos(turn)];
}

/** Return whether a person would still give the same answer. */
export function keepsLabel(picture, { flip, angle }) {
  return picture === "house" || (!flip && Math.abs(angle) < 150); // half a turn makes a 6 a 9 and a b a q
}

export function mount(element, { kit, words, found }) {
  const picture = kit.choice({ name: "picture", label: words.picture, options: { house: words.house, b: "b", six: "6" }, value: "house" });
  const flip = kit.toggle({ name: "flip", label: words.flip });
  const angle = kit.slider({ name: "angle", label: words.angle, min: -180, max: 180, step: 18, value: 0, unit: "°" });
  const zoom = kit.slider({ name: "zoom", label: words.zoom, min: 0.6, max: 1.4, step: 0.1, value: 1, digits: 1, unit: "×" });
  const shift = kit.slider({ name: "shift", label: words.shift, min: -0.4, max: 0.4, step: 0.1, value: 0, digits: 1 });
  const plot = kit.plot({ x: [-1.1, 1.1], y: [-1.1, 1.1], square: true, share: 0.5, widest: 280, label: words.plot, axes: false });
  const numbers = kit.readouts(["RandomRotation", "RandomZoom", "RandomTranslation", words.same]);
  const side = kit.element("div", "kit-controls");
  side.style.flex = "1 1 14rem";
  side.append(picture.element, flip.element, angle.element, zoom.element, shift.element);
  element.append(kit.row(plot.element, side), numbers.element);
  kit.whenChanged(() => {
    const change = { flip: flip.value, angle: angle.value, zoom: zoom.value, shift: shift.value };
    plot.draw((pen) => {
      pen.box([-1, -1], [1, 1], "muted", { soft: true });
      const parts = PICTURES[picture.value].map((part) => part.map((point) => transformed(point, change)));
      parts.forEach((part, at) => pen.area(part, ["a", "b", "c"][at], {}));
      parts.forEach((part, at) => pen.line([...part, part[0]], ["a", "b", "c"][at], { width: 3 }));
    });
    const isSame = keepsLabel(picture.value, change);
    numbers.show(kit.number(angle.value / 360, 2), kit.number(1 / zoom.value - 1, 2), kit.number(shift.value / 2, 2), isSame ? words.kept : words.lost);
    found(picture.value === "six" && !isSame && !flip.value);
  });
}
