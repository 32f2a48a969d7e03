// Two boxes on squared paper: IoU, Dice, and what non-maximum suppression makes of them.

const LIMIT = 0.5;
export const FIRST = [2, 2, 8, 6];

export function area([x1, y1, x2, y2]) {
  return Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
}

export function overlap(a, b) {
  const box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  const shared = area(box);
  const union = area(a) + area(b) - shared;
  return { box, shared, union, iou: shared / union, dice: (2 * shared) / (area(a) + area(b)) };
}

export function mount(element, { kit, words, found }) {
  const plot = kit.plot({ x: [0, 14], y: [0, 10], square: true, widest: 520, label: words.plot, axes: false });
  const low = plot.handle({ name: "low", label: words.low, x: 4, y: 3, step: 1, digits: 0, role: "b", xRange: [0, 13], yRange: [0, 9] });
  const high = plot.handle({ name: "high", label: words.high, x: 10, y: 7, step: 1, digits: 0, role: "b", xRange: [1, 14], yRange: [1, 10] });
  const numbers = kit.readouts([words.shared, words.union, "IoU", "Dice", words.suppression]);
  element.append(plot.element, numbers.element);
  kit.whenChanged(() => {
    const second = [low.x, low.y, Math.max(high.x, low.x + 1), Math.max(high.y, low.y + 1)];
    high.place(second[2], second[3]);
    const { box, shared, union, iou, dice } = overlap(FIRST, second);
    plot.draw((pen) => {
      for (let at = 0; at <= 14; at += 1) pen.line([[at, 0], [at, 10]], "grid", { width: 1 });
      for (let at = 0; at <= 10; at += 1) pen.line([[0, at], [14, at]], "grid", { width: 1 });
      if (shared) pen.box([box[0], box[1]], [box[2], box[3]], "c", { soft: true });
      pen.box([FIRST[0], FIRST[1]], [FIRST[2], FIRST[3]], "a", { outline: true });
      pen.box([second[0], second[1]], [second[2], second[3]], "b", { outline: true });
      pen.text([FIRST[0], FIRST[3]], kit.number(0.9, 1), { role: "a", anchor: "start", right: 6, up: -18, bold: true });
    });
    const isDeleted = iou > LIMIT;
    numbers.show(String(shared), String(union), kit.number(iou, 2), kit.number(dice, 2), isDeleted ? words.deleted : words.kept);
    found(isDeleted);
  });
}
