// Dropout as a draw: a hundred outputs of 3, some set to zero, the rest enlarged.

const SIDE = 10;
const OUTPUT = 3;

/** Return what dropout makes of equal outputs: 0, or the output divided by 1 − p. */
export function dropped(outputs, p, draws) {
  return outputs.map((output, at) => (draws[at] < p ? 0 : output / (1 - p)));
}

export function mean(values) {
  return values.reduce((all, one) => all + one, 0) / values.length;
}

export function mount(element, { kit, words, state, found }) {
  const p = kit.slider({ name: "p", label: words.p, min: 0, max: 0.9, step: 0.05, value: 0.25, digits: 2 });
  const mode = kit.choice({ name: "mode", label: words.mode, options: { training: words.training, use: words.use }, value: "training" });
  let seed = state.number("seed", 1, { min: 0, max: 1e6 });
  const again = kit.button(words.draw, () => {
    seed += 1;
    state.keep({ seed });
    kit.changed();
  });
  const plot = kit.plot({ x: [0, SIDE], y: [0, SIDE], square: true, share: 0.5, widest: 280, label: words.plot, axes: false });
  const numbers = kit.readouts([words.zero, words.kept, words.mean]);
  const side = kit.element("div", "kit-controls");
  side.style.flex = "1 1 14rem";
  side.append(p.element, mode.element, again, numbers.element);
  element.append(kit.row(plot.element, side));
  kit.whenChanged(() => {
    const random = kit.random(seed);
    const outputs = Array.from({ length: SIDE * SIDE }, () => OUTPUT);
    const isTraining = mode.value === "training";
    const now = isTraining ? dropped(outputs, p.value, outputs.map(() => random.next())) : outputs;
    plot.draw((pen) => {
      now.forEach((value, at) => {
        const place = [(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5];
        if (value) pen.dots([place], "a", { size: Math.min(13, 3.4 * Math.sqrt(value)) });
        else pen.dots([place], "b", { cross: true, size: 4 });
      });
    });
    const zeros = now.filter((value) => value === 0).length;
    numbers.show(String(zeros), kit.number(isTraining ? OUTPUT / (1 - p.value) : OUTPUT, 2), kit.number(mean(now), 2));
    found(isTraining && p.value === 0.5);
  });
}
