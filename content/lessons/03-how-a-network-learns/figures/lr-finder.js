// A learning-rate range test, and the training that follows with the rate that was chosen.

export const SCALES = [1.5, 1, 0.7, 0.5, 0.35, 0.25];
const GOAL = [0.9, -1.3, 0.4, 1.6, -0.7, 1.1];
const NOISE = 0.16;
const STEPS = 200;

/** The loss of a linear model whose inputs have these scales, for inputs of variance one. */
export function loss(weights) {
  return NOISE + weights.reduce((all, w, i) => all + (SCALES[i] * (w - GOAL[i])) ** 2, 0);
}

export function step(weights, rate) {
  return weights.map((w, i) => w - rate * 2 * SCALES[i] ** 2 * (w - GOAL[i]));
}

/** Return rates and the losses before each step, with a rate that grows from step to step. */
export function rangeTest() {
  const points = [];
  let weights = SCALES.map(() => 0);
  for (let at = 0; at < 190; at += 1) {
    const rate = 10 ** (-5 + at / 30);
    const now = loss(weights);
    if (now > 40) break;
    points.push([rate, now]);
    weights = step(weights, rate);
  }
  return points;
}

export function training(rate, steps = STEPS) {
  const points = [];
  let weights = SCALES.map(() => 0);
  for (let at = 0; at <= steps; at += 1) {
    points.push([at, loss(weights)]);
    weights = step(weights, rate);
  }
  return points;
}

export function mount(element, { kit, words, found }) {
  const test = rangeTest();
  const rate = kit.slider({ name: "rate", label: words.rate, min: 1e-5, max: 10, step: 0.1, value: 1e-4, logarithmic: true, format: (value) => kit.number(value, value < 0.001 ? 5 : 3) });
  const power = (value) => ({ 1e-5: "10⁻⁵", 1e-4: "10⁻⁴", 1e-3: "10⁻³", 1e-2: "10⁻²", 1e-1: "10⁻¹" })[Number(value.toPrecision(3))] ?? kit.number(value, 0);
  const finder = kit.plot({ x: [1e-5, 10], y: [0, 10], logX: true, height: 220, share: 0.5, label: words.finder, xLabel: words.rate, yLabel: words.loss, xTick: power, xTicks: [1e-5, 1e-3, 1e-1, 10] });
  const run = kit.plot({ x: [0, STEPS], y: [0, 10], height: 220, share: 0.5, label: words.run, xLabel: words.steps, yLabel: words.loss });
  const numbers = kit.readouts([words.end]);
  element.append(kit.row(finder.element, run.element), kit.controls(rate), numbers.element);
  kit.whenChanged(() => {
    finder.draw((pen) => {
      pen.line(test, "a");
      pen.line([[rate.value, 0], [rate.value, 10]], "b", { width: 2, dashed: true });
    });
    const points = training(rate.value);
    run.draw((pen) => pen.line(points, "b"));
    const last = points[points.length - 1][1];
    numbers.show(last > 1e9 ? "∞" : kit.number(last, 3));
    found(last < 0.3);
  });
}
