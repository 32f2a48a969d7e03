// A neuron with two inputs: its weights and bias are a line in the plane.

const ORANGE = [[-1.5, 1.2], [-0.6, 1.5], [0.2, 1.1], [-1.2, 0.2], [0.8, 1.7]];
const BLUE = [[1.4, -0.2], [0.5, -0.8], [-0.4, -1.2], [1.6, 0.8], [-1.4, -1.6]];

export function sum([w1, w2], b, [x1, x2]) {
  return w1 * x1 + w2 * x2 + b;
}

export function activated(name, z) {
  if (name === "relu") return Math.max(0, z);
  return name === "sigmoid" ? 1 / (1 + Math.exp(-z)) : Number(z > 0);
}

export function rightAnswers(weights, bias) {
  const isRight = (points, isOne) => points.filter((point) => sum(weights, bias, point) > 0 === isOne).length;
  return isRight(ORANGE, true) + isRight(BLUE, false);
}

export function mount(element, { kit, words, found }) {
  const weight = (name, label, value) => kit.slider({ name, label, min: -2, max: 2, step: 0.25, value, digits: 2 });
  const [w1, w2, b] = [weight("w1", words.w1, 0.5), weight("w2", words.w2, -1), weight("b", words.b, 0.25)];
  const f = kit.choice({ name: "f", label: words.f, options: { step: words.step, sigmoid: "sigmoid", relu: "ReLU" }, value: "step" });
  const plot = kit.plot({ x: [-2, 2], y: [-2, 2], square: true, widest: 330, label: words.plot, xLabel: "x₁", yLabel: "x₂" });
  const paint = kit.field(plot, 64);
  const input = plot.handle({ name: "x", label: words.input, x: 1, y: 0.5, step: 0.25, digits: 2, role: "c" });
  const numbers = kit.readouts([words.sum, words.output, words.right]);
  const side = kit.element("div", "kit-controls");
  side.style.flex = "1 1 12rem";
  side.append(w1.element, w2.element, b.element, f.element, numbers.element);
  element.append(kit.row(plot.element, side));
  kit.whenChanged(() => {
    const weights = [w1.value, w2.value];
    paint((x, y) => {
      const answer = activated(f.value, sum(weights, b.value, [4 * x - 2, 4 * y - 2]));
      return f.value === "relu" ? Math.min(1, answer / 3) : 2 * answer - 1;
    });
    plot.draw((pen) => {
      if (w1.value || w2.value) pen.line(border(weights, b.value), "ink");
      pen.dots(ORANGE, "b", { size: 6 });
      pen.dots(BLUE, "a", { size: 6 });
    });
    const z = sum(weights, b.value, [input.x, input.y]);
    const right = rightAnswers(weights, b.value);
    numbers.show(kit.number(z, 2), kit.number(activated(f.value, z), 2), `${right} / 10`);
    found(right === 10);
  });
}

function border([w1, w2], b) {
  const far = 8 / Math.hypot(w1, w2);
  const [x, y] = [w1, w2].map((w) => (-b * w) / (w1 * w1 + w2 * w2));
  return [[x - w2 * far, y + w1 * far], [x + w2 * far, y - w1 * far]];
}
