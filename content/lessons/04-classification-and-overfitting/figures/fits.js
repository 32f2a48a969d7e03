// Polynomials through the lesson's ten points, held back by weight decay.

export const TRAIN = [[-0.9, -0.5], [-0.7, -0.9], [-0.5, -0.6], [-0.3, -0.6], [-0.1, -0.7], [0.1, 0.3], [0.3, 0.7], [0.5, 1], [0.7, 0.4], [0.9, 0.4]];
export const VALID = [[-0.8, -0.5], [-0.6, -0.6], [-0.4, -0.9], [-0.2, -0.5], [0, -0.4], [0.2, 1.2], [0.4, 0.5], [0.6, 1.2], [0.8, 0.5]];
const CUBIC = 0.13;

/** Return the coefficients, lowest power first, that make the squared errors plus λ times their squares small. */
export function fitted(points, degree, decay) {
  const powers = Array.from({ length: degree + 1 }, (_, power) => power);
  const matrix = powers.map((i) => [
    ...powers.map((j) => points.reduce((all, [x]) => all + x ** (i + j), 0) + (i === j && i > 0 ? decay : 0)),
    points.reduce((all, [x, y]) => all + y * x ** i, 0),
  ]);
  return solved(matrix);
}

function solved(matrix) {
  const size = matrix.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column; row < size; row += 1) if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = matrix[row][column] / matrix[column][column];
      for (let at = column; at <= size; at += 1) matrix[row][at] -= factor * matrix[column][at];
    }
  }
  return matrix.map((row, at) => row[size] / row[at]);
}

export function predicted(coefficients, x) {
  return coefficients.reduceRight((all, one) => all * x + one, 0);
}

export function error(coefficients, points) {
  return points.reduce((all, [x, y]) => all + (predicted(coefficients, x) - y) ** 2, 0) / points.length;
}

export function mount(element, { kit, words, found }) {
  const degree = kit.slider({ name: "degree", label: words.degree, min: 0, max: 9, value: 9 });
  const decay = kit.slider({ name: "decay", label: words.decay, min: 1e-7, max: 10, step: 0.25, value: 1e-7, logarithmic: true, format: (value) => (value < 2e-7 ? "0" : kit.number(value, value < 0.001 ? 6 : 4)) });
  const plot = kit.plot({ x: [-1, 1], y: [-2, 2], height: 260, label: words.plot });
  const numbers = kit.readouts([words.training, words.validation]);
  const legend = kit.legend([["a", words.trainingPoints], ["b", words.validationPoints]]);
  element.append(legend, plot.element, kit.controls(degree, decay), numbers.element);
  kit.whenChanged(() => {
    const curve = fitted(TRAIN, degree.value, decay.value < 2e-7 ? 0 : decay.value);
    plot.draw((pen) => {
      pen.curve((x) => predicted(curve, x), "ink");
      pen.dots(VALID, "b", { hollow: true });
      pen.dots(TRAIN, "a", { size: 6 });
    });
    const validation = error(curve, VALID);
    numbers.show(kit.number(error(curve, TRAIN), 3), kit.number(validation, 3));
    found(degree.value === 9 && validation < CUBIC);
  });
}
