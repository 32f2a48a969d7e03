// Activation functions and their slopes.

export const FUNCTIONS = {
  relu: { value: (z) => Math.max(0, z), slope: (z) => Number(z > 0) },
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (z) => Math.exp(-Math.abs(z)) / (1 + Math.exp(-Math.abs(z))) ** 2 },
  tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
};

export function mount(element, { kit, words, found }) {
  const f = kit.choice({ name: "f", label: words.f, options: { relu: "ReLU", sigmoid: "sigmoid", tanh: "tanh" }, value: "sigmoid" });
  const z = kit.slider({ name: "z", label: words.z, min: -6, max: 6, step: 0.1, value: 0, digits: 1 });
  const plot = kit.plot({ x: [-6, 6], y: [-1.2, 2.2], height: 240, label: words.plot, xLabel: "z" });
  const legend = kit.legend([["a", words.value], ["b", words.slope]]);
  const numbers = kit.readouts([words.value, words.slope]);
  element.append(legend, plot.element, kit.controls(f, z), numbers.element);
  kit.whenChanged(() => {
    const { value, slope } = FUNCTIONS[f.value];
    plot.draw((pen) => {
      pen.curve(slope, "b", { dashed: true, count: 480 });
      pen.curve(value, "a", { width: 3 });
      pen.line([[z.value, -2], [z.value, 3]], "muted", { width: 1 });
      pen.dots([[z.value, slope(z.value)]], "b", { size: 6 });
      pen.dots([[z.value, value(z.value)]], "a", { size: 6 });
    });
    numbers.show(kit.number(value(z.value), 3), kit.number(slope(z.value), 3));
    found(f.value === "sigmoid" && slope(z.value) < 0.01);
  });
}
