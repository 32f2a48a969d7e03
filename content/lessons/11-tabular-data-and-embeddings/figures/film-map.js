// Principal components by hand: turn an axis until it shows most of the differences.

export const FILMS = [[-0.8613, -0.9389], [-0.3918, -1.2273], [-0.4749, 0.2877], [1.0865, 0.5535], [1.1529, 0.6692], [-0.5114, 0.6558]];
const NAMES = ["Orion", "Nebula", "Mars", "Amore", "Paris", "Circus"];
const MOST = 0.789;

export function centred(points) {
  const mean = [0, 1].map((i) => points.reduce((all, point) => all + point[i], 0) / points.length);
  return points.map(([x, y]) => [x - mean[0], y - mean[1]]);
}

/** Return the share of all variance that an axis at an angle, in degrees, shows. */
export function shareShown(points, angle) {
  const turn = (angle * Math.PI) / 180;
  const along = points.map(([x, y]) => x * Math.cos(turn) + y * Math.sin(turn));
  const squares = (values) => values.reduce((all, one) => all + one * one, 0);
  return squares(along) / squares(points.flat());
}

export function cosine([a, b], [c, d]) {
  return (a * c + b * d) / (Math.hypot(a, b) * Math.hypot(c, d));
}

export function mount(element, { kit, words, found }) {
  const angle = kit.slider({ name: "angle", label: words.angle, min: 0, max: 180, step: 1, value: 150, unit: "°" });
  const film = kit.choice({ name: "film", label: words.near, options: Object.fromEntries(NAMES.map((name) => [name, name])), value: "Orion" });
  const plot = kit.plot({ x: [-1.8, 1.8], y: [-1.5, 1.5], square: true, widest: 480, label: words.plot, xLabel: words.x, yLabel: words.y });
  const numbers = kit.readouts([words.share, words.nearest]);
  element.append(plot.element, kit.controls(angle, film), numbers.element);
  const points = centred(FILMS);
  kit.whenChanged(() => {
    const turn = (angle.value * Math.PI) / 180;
    const direction = [Math.cos(turn), Math.sin(turn)];
    plot.draw((pen) => {
      pen.line([direction.map((one) => -3 * one), direction.map((one) => 3 * one)], "b");
      points.forEach((point, at) => {
        const length = point[0] * direction[0] + point[1] * direction[1];
        const foot = direction.map((one) => one * length);
        pen.line([point, foot], "muted", { width: 1.5, dashed: true });
        pen.dots([foot], "b", { size: 4 });
        pen.dots([point], NAMES[at] === film.value ? "c" : "a", { size: 6 });
        const place = [{}, {}, { anchor: "end", right: -9, up: -5 }, { up: -20 }, {}, {}][at];
        pen.text(point, NAMES[at], { up: 12, size: 13.5, ...place });
      });
    });
    const chosen = FILMS[NAMES.indexOf(film.value)];
    const others = FILMS.map((one, at) => [NAMES[at], cosine(chosen, one)]).filter(([name]) => name !== film.value);
    const [name, closeness] = others.reduce((best, one) => (one[1] > best[1] ? one : best));
    const share = shareShown(points, angle.value);
    numbers.show(kit.percent(share, 1), `${name} (${kit.number(closeness, 2)})`);
    found(share > MOST);
  });
}
