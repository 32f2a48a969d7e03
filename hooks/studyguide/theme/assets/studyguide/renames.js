/**
 * Ids that terms and questions had before: what a reader did under one of them is moved to the
 * present one. No storage; the page tells the ids.
 */

/** @typedef {import("./state.js").State} State */
/** @typedef {Record<string, string>} PresentIds by former ids */
/** @typedef {{ terms: PresentIds, questions: PresentIds }} Renames */

/**
 * Return what a page tells of renamed ids, undefined if there are none.
 * @returns {Renames | undefined}
 */
export function renamesOfCourse() {
  const text = document.querySelector('meta[name="studyguide-course"]')?.getAttribute("data-renamed");
  return text ? JSON.parse(text) : undefined;
}

/**
 * Return a state with present ids; of what has both, the newer. Without anything to rename it is
 * the same state.
 * @param {State} state
 * @param {Renames | undefined} renames
 * @returns {State}
 */
export function renamed(state, renames) {
  if (!renames) return state;
  const present = (/** @type {PresentIds} */ ids, /** @type {string} */ id) =>
    (Object.hasOwn(ids, id) ? ids[id] : undefined) ?? id;
  const question = (/** @type {string} */ id) =>
    id.startsWith("term-") && !Object.hasOwn(renames.questions, id)
      ? `term-${present(renames.terms, id.slice(5))}`
      : present(renames.questions, id);
  const card = (/** @type {string} */ id) => {
    const [topic, kind] = [id.slice(0, id.lastIndexOf(":")), id.slice(id.lastIndexOf(":"))];
    return present(kind === ":question" ? renames.questions : renames.terms, topic) + kind;
  };
  const subject = (/** @type {string} */ id) => (id.includes(":") ? card(id) : present(renames.terms, id));
  const answers = moved(state.answers, question, (answer) => answer.at);
  const drafts = Object.entries(moved(state.drafts, question, (draft) => draft.at));
  const reviews = state.reviews.map((review) => /** @type {import("./state.js").Review} */ ([card(review[0]), ...review.slice(1)]));
  return {
    ...state,
    answers,
    drafts: Object.fromEntries(drafts.filter(([id, draft]) => draft.at >= (answers[id]?.at ?? 0))),
    cards: moved(state.cards, card, (known) => known.last),
    reviews: [...new Map(reviews.map((review) => [`${review[0]} ${review[2]}`, review])).values()],
    buried: moved(state.buried, card, (day) => day),
    stars: moved(state.stars, subject, ({ at }) => at),
    suspended: moved(state.suspended, subject, ({ at }) => at),
    notes: moved(state.notes, subject, ({ at }) => at),
    exam: state.exam && {
      ...state.exam,
      questions: state.exam.questions.map(question),
      given: moved(state.exam.given, question, () => 0),
      ...(state.exam.scores && { scores: moved(state.exam.scores, question, () => 0) }),
      ...(state.exam.ticked && { ticked: moved(state.exam.ticked, question, () => 0) }),
    },
  };
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {(id: string) => string} rename
 * @param {(value: T) => number} age
 * @returns {Record<string, T>}
 */
function moved(record, rename, age) {
  /** @type {Record<string, T>} */
  const result = {};
  for (const [id, value] of Object.entries(record)) {
    const present = rename(id);
    const own = Object.hasOwn(result, present) ? result[present] : undefined;
    if (own === undefined || age(value) > age(own)) result[present] = value;
  }
  return result;
}
