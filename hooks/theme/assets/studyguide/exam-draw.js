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
  for (const one of all) left.set(one.week, [...(left.get(one.week) ?? []), one]);
  const weeks = mixed([...left.keys()], random);
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @type {Q[]} */
  const drawn = [];
  while (drawn.length < number && weeks.some((week) => left.get(week)?.length)) {
    for (const week of weeks) {
      const rest = left.get(week) ?? [];
      if (!rest.length || drawn.length >= number) continue;
      const least = Math.min(...rest.map((one) => kinds.get(one.kind) ?? 0));
      const [chosen] = mixed(rest.filter((one) => (kinds.get(one.kind) ?? 0) === least), random);
      if (!chosen) continue;
      left.set(week, rest.filter((one) => one !== chosen));
      kinds.set(chosen.kind, least + 1);
      drawn.push(chosen);
    }
  }
  return drawn.sort((one, other) => one.week - other.week);
}

/**
 * Return a list in random order (Fisher and Yates).
 * @template T
 * @param {T[]} list
 * @param {() => number} random
 * @returns {T[]}
 */
function mixed(list, random) {
  const made = [...list];
  for (let at = made.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [made[at], made[other]];
    if (one !== undefined && two !== undefined) [made[at], made[other]] = [two, one];
  }
  return made;
}
