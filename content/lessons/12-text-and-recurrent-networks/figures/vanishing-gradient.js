// A recurrent network unrolled: the gradient is multiplied by the same factor at every step back.

const CELLS = 21;

export function remaining(factor, steps) {
  return factor ** steps;
}

export function mount(element, { kit, words, found }) {
  const factor = kit.slider({ name: "factor", label: words.factor, min: 0.5, max: 1.2, step: 0.01, value: 0.9, digits: 2 });
  const unrolled = kit.plot({ x: [0, CELLS], y: [0, 1], height: 46, label: words.cells, axes: false });
  const curve = kit.plot({ x: [0, 100], y: [1e-8, 1e6], logY: true, height: 220, label: words.plot, xLabel: words.steps, yLabel: words.gradient, yTicks: [1e-8, 1e-4, 1, 1e4], yTick: (value) => ({ 1e-8: "10⁻⁸", 1e-4: "10⁻⁴", 1: "1", 1e4: "10⁴" })[value] });
  const numbers = kit.readouts([words.after2, words.after20, words.after100]);
  element.append(unrolled.element, curve.element, kit.controls(factor), numbers.element);
  kit.whenChanged(() => {
    const left = (steps) => remaining(factor.value, steps);
    unrolled.draw((pen) => {
      for (let cell = 0; cell < CELLS; cell += 1) {
        const back = CELLS - 1 - cell;
        pen.box([cell + 0.08, 0], [cell + 0.92, 1], "muted", { soft: true });
        pen.box([cell + 0.08, 0], [cell + 0.92, Math.min(1, left(back))], left(back) > 1.001 ? "b" : "a");
      }
    });
    curve.draw((pen) => {
      pen.line([[0, 1], [100, 1]], "muted", { width: 1.5, dashed: true });
      pen.curve(left, factor.value > 1 ? "b" : "a");
      pen.dots([[20, left(20)]], "c", { size: 6 });
    });
    const shown = (value) => (value < 1e-4 || value > 1e5 ? power(value, kit) : kit.number(value, value < 0.1 ? 5 : 3));
    numbers.show(shown(left(2)), shown(left(20)), shown(left(100)));
    found(left(20) < 0.01 && remaining(factor.value + 0.01, 20) > 0.01);
  });
}

function power(value, kit) {
  const exponent = Math.floor(Math.log10(value));
  const raised = String(exponent).replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `${kit.number(value / 10 ** exponent, 1)} · 10${raised}`;
}
