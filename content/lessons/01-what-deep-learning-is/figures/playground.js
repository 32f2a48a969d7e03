// A network with two inputs, trained in the browser on points in a plane.

const COUNT = 120;
const RATE = 0.03;
const GOOD = 0.95;
const BUDGET = 12; // milliseconds of training between two pictures

export const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (a) => 1 - a * a },
  relu: { value: (z) => Math.max(0, z), slope: (a) => Number(a > 0) },
  linear: { value: (z) => z, slope: () => 1 },
};

/** Return points of two kinds, in turn, with the labels 0 and 1. */
export function data(kind, random, count = COUNT) {
  return Array.from({ length: count }, (_, at) => {
    const label = at % 2;
    if (kind === "spiral") {
      const along = 0.1 + (0.9 * at) / count;
      const turn = along * 3 * Math.PI + label * Math.PI;
      return { x: along * Math.cos(turn) + 0.02 * random.normal(), y: along * Math.sin(turn) + 0.02 * random.normal(), label };
    }
    if (kind === "ring") {
      const turn = random.next() * 2 * Math.PI;
      const radius = label ? 0.4 * Math.sqrt(random.next()) : 0.65 + 0.25 * random.next();
      return { x: radius * Math.cos(turn), y: radius * Math.sin(turn), label };
    }
    const [x, y] = [0.08 + 0.85 * random.next(), 0.08 + 0.85 * random.next()];
    const side = random.next() < 0.5 ? 1 : -1;
    return { x: side * x, y: (label ? side : -side) * y, label };
  });
}

/** Return layers with weights (a row for each neuron) and biases; a slot more for each keeps Adam's averages. */
export function network(sizes, random) {
  return sizes.slice(1).map((out, at) => {
    const into = sizes[at];
    const size = Math.sqrt(1.5 / into);
    return { into, out, w: Array.from({ length: out * into }, () => size * random.normal()), b: Array(out).fill(0) };
  });
}

/** Return the outputs of each layer; the last is the probability of the label 1. */
export function forward(layers, activation, input) {
  const outputs = [input];
  layers.forEach(({ into, out, w, b }, at) => {
    const before = outputs[at];
    const isLast = at === layers.length - 1;
    const values = Array(out);
    for (let row = 0; row < out; row += 1) {
      let z = b[row];
      for (let i = 0; i < into; i += 1) z += w[row * into + i] * before[i];
      values[row] = isLast ? 1 / (1 + Math.exp(-z)) : ACTIVATIONS[activation].value(z);
    }
    outputs.push(values);
  });
  return outputs;
}

/** Return the mean binary cross-entropy with its gradients, plus those of λ/2 times the squared weights. */
export function gradients(layers, activation, points, decay = 0) {
  const slopes = layers.map(({ w, b }) => ({ w: w.map((one) => decay * one), b: b.map(() => 0) }));
  let loss = 0;
  for (const { x, y, label } of points) {
    const outputs = forward(layers, activation, [x, y]);
    const p = outputs[layers.length][0];
    loss -= Math.log(Math.max(1e-12, label ? p : 1 - p)) / points.length;
    let error = [(p - label) / points.length];
    for (let at = layers.length - 1; at >= 0; at -= 1) {
      const { into, out, w } = layers[at];
      const before = outputs[at];
      const back = Array(into).fill(0);
      for (let row = 0; row < out; row += 1) {
        slopes[at].b[row] += error[row];
        for (let i = 0; i < into; i += 1) {
          slopes[at].w[row * into + i] += error[row] * before[i];
          back[i] += error[row] * w[row * into + i];
        }
      }
      error = back.map((one, i) => one * ACTIVATIONS[activation].slope(before[i]));
    }
  }
  return { loss, slopes };
}

/** Change the layers by one step of Adam; `memory` holds its averages. */
export function adam(layers, slopes, memory, rate = RATE) {
  memory.step = (memory.step ?? 0) + 1;
  const [first, second] = [1 - 0.9 ** memory.step, 1 - 0.999 ** memory.step];
  layers.forEach((layer, at) => {
    for (const key of ["w", "b"]) {
      const kept = (memory[`${key}${at}`] ??= layer[key].map(() => [0, 0]));
      slopes[at][key].forEach((slope, i) => {
        const average = kept[i];
        average[0] = 0.9 * average[0] + 0.1 * slope;
        average[1] = 0.999 * average[1] + 0.001 * slope * slope;
        layer[key][i] -= (rate * average[0]) / first / (Math.sqrt(average[1] / second) + 1e-8);
      });
    }
  });
}

export function accuracy(layers, activation, points) {
  const right = points.filter(({ x, y, label }) => forward(layers, activation, [x, y])[layers.length][0] > 0.5 === (label === 1));
  return right.length / points.length;
}

export function mount(element, { kit, words, found }) {
  const kind = kit.choice({ name: "data", label: words.data, options: { ring: words.ring, corners: words.corners, spiral: words.spiral }, value: "ring" });
  const activation = kit.choice({ name: "f", label: words.f, options: { tanh: "tanh", relu: "ReLU", linear: words.linear }, value: "tanh" });
  const depth = kit.slider({ name: "layers", label: words.layers, min: 0, max: 3, value: 1 });
  const width = kit.slider({ name: "neurons", label: words.neurons, min: 1, max: 8, value: 3 });
  const decay = kit.slider({ name: "decay", label: words.decay, min: 0, max: 0.02, step: 0.002, value: 0, digits: 3 });
  const plane = kit.plot({ x: [-1.1, 1.1], y: [-1.1, 1.1], square: true, share: 0.5, widest: 300, label: words.plot, axes: false });
  const paint = kit.field(plane, 40);
  const curve = kit.plot({ x: [0, 1], y: [0, 1], height: kit.isWide ? 200 : 110, share: 0.5, widest: 300, label: words.curve, yLabel: words.loss, xTicks: [] });
  const legend = kit.legend([["a", words.training], ["b", words.validation]]);
  const numbers = kit.readouts([words.epoch, words.training, words.validation, words.accuracy]);
  const side = kit.element("div", "kit-controls");
  side.append(curve.element, legend);
  let now = begin();
  let settings = "";

  function begin() {
    const random = kit.random(7);
    const points = data(kind.value, random, 2 * COUNT);
    const sizes = [2, ...Array(depth.value).fill(width.value), 1];
    // neighbours on a spiral go to both sets
    const [train, valid] = [0, 1].map((part) => points.filter((_, at) => (at >> 1) % 2 === part));
    return { layers: network(sizes, random), memory: {}, train, valid, epoch: 0, losses: [] };
  }

  function train() {
    const end = performance.now() + BUDGET;
    do {
      const { loss, slopes } = gradients(now.layers, activation.value, now.train, decay.value);
      if (now.epoch % 10 === 0) now.losses.push([loss, gradients(now.layers, activation.value, now.valid).loss]);
      adam(now.layers, slopes, now.memory);
      now.epoch += 1;
    } while (performance.now() < end && now.epoch % 25);
    draw();
    return now.epoch < 6000;
  }

  function draw() {
    paint((x, y) => 2 * forward(now.layers, activation.value, [2.2 * x - 1.1, 2.2 * y - 1.1])[now.layers.length][0] - 1);
    plane.draw((pen) => {
      for (const [points, hollow] of [[now.valid, true], [now.train, false]]) {
        for (const one of points) pen.dots([[one.x, one.y]], one.label ? "b" : "a", { size: 3.5, hollow });
      }
    });
    const last = Math.max(1, now.losses.length - 1);
    curve.draw((pen) => {
      pen.line(now.losses.map(([, loss], at) => [at / last, loss]), "b");
      pen.line(now.losses.map(([loss], at) => [at / last, loss]), "a");
    });
    const share = accuracy(now.layers, activation.value, now.valid);
    const [training, validation] = now.losses[now.losses.length - 1] ?? [NaN, NaN];
    numbers.show(String(now.epoch), kit.number(training, 3), kit.number(validation, 3), kit.percent(share));
    found(kind.value === "spiral" && share >= GOOD);
  }

  const play = kit.player({ step: train, delay: 16, steps: false });
  const top = kit.controls(kind, activation);
  element.append(top, kit.row(plane.element, side), play.element, numbers.element, kit.controls(depth, width, decay));
  kit.whenChanged(() => {
    const chosen = [kind, activation, depth, width].map((one) => one.value).join();
    if (chosen !== settings) now = begin();
    settings = chosen;
    draw();
  });
}
