/** Which questions make an exam: as many from each week as from any other, and of mixed kinds. */

/**
 * Return as many questions as are wanted, week by week in turn; of a week's questions one of the
 * kind that has been drawn least, by chance among equals. In the order of weeks.
 * @template {{ id: string, week: number, kind: string }} Q
 * @param {Q[]} all
 * @param {number} number
 * @param {() => number} random from 0 up to but not 1
 * @returns {Q[]}
 */
export function drawEvenly(all, number, random) {
  /** @type {Map<number, Q[]>} */
  const left = new Map();
  for (const question of all) left.set(question.week, [...(left.get(question.week) ?? []), question]);
  const weeks = mixed([...left.keys()], random);
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @type {Q[]} */
  const drawn = [];
  while (drawn.length < number && weeks.some((week) => left.get(week)?.length)) {
    for (const week of weeks) {
      const rest = left.get(week) ?? [];
      if (!rest.length || drawn.length >= number) continue;
      const least = Math.min(...rest.map((question) => kinds.get(question.kind) ?? 0));
      const [chosen] = mixed(rest.filter((question) => (kinds.get(question.kind) ?? 0) === least), random);
      if (!chosen) continue;
      left.set(week, rest.filter((question) => question !== chosen));
      kinds.set(chosen.kind, least + 1);
      drawn.push(chosen);
    }
  }
  return drawn.sort((a, b) => a.week - b.week);
}

/**
 * Return a list in random order (Fisher and Yates).
 * @template T
 * @param {T[]} list
 * @param {() => number} random
 * @returns {T[]}
 */
function mixed(list, random) {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const index = Math.floor(random() * (at + 1));
    const [first, second] = [copy[at], copy[index]];
    if (first !== undefined && second !== undefined) [copy[at], copy[index]] = [second, first];
  }
  return copy;
}
