// A figure of the tests: find the lowest point of a parabola by its handle or its slider.

export function height(x) {
  return (x - 1) ** 2;
}

export function mount(element, { kit, words, found }) {
  const x = kit.slider({ name: "x", label: words.x, min: -2, max: 4, step: 0.5, value: 3, digits: 1, unit: "m" });
  const plot = kit.plot({ x: [-2, 4], y: [-1, 9], height: 200, label: words.plot, xLabel: "x", yLabel: "y" });
  const goal = plot.handle({ name: "goal", label: words.goal, x: 0, y: 4, step: 0.5 });
  const ways = kit.choice({ name: "way", label: words.way, options: { left: words.left, right: words.right }, value: "left" });
  const isShown = kit.toggle({ name: "dots", label: words.dots, value: true });
  const walk = kit.player({ step: () => { x.value = Math.max(1, x.value - 0.5); kit.changed(); return x.value > 1; }, delay: 20 });
  const table = kit.grid({ label: words.table, columns: ["1", "2"] });
  const numbers = kit.readouts([words.height]);
  element.append(plot.element, kit.controls(x, ways, isShown), walk.element, table.element, numbers.element);
  kit.whenChanged(() => {
    plot.draw((pen) => {
      pen.curve(height, "a");
      if (isShown.value) pen.dots([[x.value, height(x.value)], [goal.x, goal.y]], "b");
    });
    table.show([[{ text: kit.number(x.value, 1), share: 0.5 }, { text: ways.value, marked: true }]]);
    numbers.show(kit.number(height(x.value), 2));
    found(x.value === 1);
  });
}
