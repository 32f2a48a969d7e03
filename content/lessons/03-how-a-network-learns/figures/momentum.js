// Steps in a narrow valley: L(x, y) = (x² + 16 y²) / 2, from (−4.4, 0.9).

export const START = [-4.4, 0.9];
const STEPS = 30;
const CLOSE = 0.1;

export function loss([x, y]) {
  return (x * x + 16 * y * y) / 2;
}

export function gradient([x, y]) {
  return [x, 16 * y];
}

export function descend(optimizer, rate, momentum, steps = STEPS) {
  const path = [START];
  let speed = [0, 0];
  let square = [0, 0];
  for (let step = 1; step <= steps; step += 1) {
    const slope = gradient(path[path.length - 1]);
    const at = path[path.length - 1];
    if (optimizer === "adam") {
      speed = speed.map((v, i) => momentum * v + (1 - momentum) * slope[i]);
      square = square.map((s, i) => 0.999 * s + 0.001 * slope[i] ** 2);
      const [m, v] = [1 - momentum ** step, 1 - 0.999 ** step];
      path.push(at.map((w, i) => w - (rate * speed[i]) / m / (Math.sqrt(square[i] / v) + 1e-8)));
    } else {
      speed = speed.map((v, i) => momentum * v - rate * slope[i]);
      path.push(at.map((w, i) => w + speed[i]));
    }
  }
  return path;
}

export function mount(element, { kit, words, found }) {
  const optimizer = kit.choice({ name: "optimizer", label: words.optimizer, options: { sgd: words.sgd, adam: "Adam" }, value: "sgd" });
  const rate = kit.slider({ name: "rate", label: words.rate, min: 0.01, max: 0.6, step: 0.01, value: 0.11, digits: 2 });
  const momentum = kit.slider({ name: "momentum", label: words.momentum, min: 0, max: 0.95, step: 0.05, value: 0, digits: 2 });
  const plot = kit.plot({ x: [-5, 2], y: [-1.6, 1.6], height: kit.isWide ? 240 : 180, label: words.plot, axes: false });
  const numbers = kit.readouts([words.distance, words.loss]);
  element.append(plot.element, kit.controls(optimizer, rate, momentum), numbers.element);
  kit.whenChanged(() => {
    const path = descend(optimizer.value, rate.value, momentum.value);
    plot.draw((pen) => {
      for (let level = 7; level > 0; level -= 1) pen.line(contour(0.5 * level * level), "grid", { width: 1.5 });
      pen.dots([[0, 0]], "c", { cross: true, size: 6 });
      pen.line(path, "b", { width: 1.8 });
      pen.dots(path.slice(1), "b", { size: 4 });
      pen.dots([START], "b", { hollow: true, size: 6 });
    });
    const end = path[path.length - 1];
    const distance = Math.hypot(...end);
    numbers.show(kit.number(distance, 3), kit.number(loss(end), 4));
    found(optimizer.value === "sgd" && momentum.value > 0 && distance < CLOSE);
  });
}

function contour(level) {
  const radius = Math.sqrt(2 * level);
  return Array.from({ length: 73 }, (_, at) => {
    const turn = (at * Math.PI) / 36;
    return [radius * Math.cos(turn), (radius * Math.sin(turn)) / 4];
  });
}
