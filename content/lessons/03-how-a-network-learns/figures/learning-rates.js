// How large may a step be? Gradient descent on L(w) = (w − 3)², as the lesson does it by hand.

export function loss(w) {
  return (w - 3) ** 2;
}

export function descent(rate, steps, start = 0) {
  const path = [start];
  for (let step = 0; step < steps; step += 1) {
    const w = path[step];
    path.push(w - rate * 2 * (w - 3));
  }
  return path;
}

export function mount(element, { kit, words, found }) {
  const rate = kit.slider({ name: "rate", label: words.rate, min: 0.05, max: 1.2, step: 0.05, value: 0.25, digits: 2 });
  const steps = kit.slider({ name: "steps", label: words.steps, min: 1, max: 20, value: 5 });
  const plot = kit.plot({ x: [-5, 11], y: [0, 50], height: 250, label: words.plot, xLabel: words.weight, yLabel: words.loss });
  const numbers = kit.readouts([words.weight, words.loss, words.factor]);
  element.append(plot.element, kit.controls(rate, steps), numbers.element);
  kit.whenChanged(() => {
    const path = descent(rate.value, steps.value);
    const points = path.map((w) => [w, loss(w)]);
    plot.draw((pen) => {
      pen.curve(loss, "a");
      pen.line(points, "b", { width: 1.5 });
      pen.dots(points.slice(1), "b");
      pen.dots(points.slice(0, 1), "b", { hollow: true, size: 6 });
    });
    const last = path[path.length - 1];
    numbers.show(kit.number(last, 3), kit.number(loss(last), 3), kit.number(1 - 2 * rate.value, 2));
    found(Math.abs(rate.value - 1) < 0.01);
  });
}
