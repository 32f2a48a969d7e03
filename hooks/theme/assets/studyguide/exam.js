/**
 * The mock exam: questions drawn from the self-checks of some weeks, a time limit, and at the end
 * what to study next. Nothing is told before the end. It survives a reload: what is drawn and what
 * is given is kept in the browser.
 */

import { RIGHT, button, filled, selfGrade, verdict } from "./answering.js";
import { given, grade, isAnswered, isSelfGraded, lock, mark, restore } from "./question.js";
import { drawEvenly } from "./exam-draw.js";
import { read, update } from "./store.js";

/** @typedef {import("./answering.js").Words} Words */
/** @typedef {import("./state.js").Exam} Exam */
/**
 * @typedef {object} Drawn
 * @property {string} id
 * @property {number} week
 * @property {string} kind
 * @property {HTMLElement} element
 */

/**
 * Return the questions of a week, from its page; their links lead where they led there.
 * @param {string} href
 * @param {number} week
 * @returns {Promise<Drawn[]>}
 */
async function questionsOf(href, week) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("section.question")].flatMap((element) => {
    if (!(element instanceof HTMLElement)) return [];
    for (const link of element.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", answer.url).href);
    }
    const { question: id = "", kind = "" } = element.dataset;
    return [{ id, week, kind, element: document.importNode(element, true) }];
  });
}

/**
 * Return a time as minutes and seconds.
 * @param {number} milliseconds
 * @returns {string}
 */
function clock(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {HTMLElement} place */
export function start(place) {
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const form = place.querySelector("form");
  const paper = place.querySelector(".exam-paper");
  if (!form || !(paper instanceof HTMLElement)) return;
  /** @type {number | undefined} */
  let ticking;

  /**
   * Return the questions of these weeks.
   * @param {number[]} weeks
   */
  const collected = async (weeks) => {
    const boxes = [...form.querySelectorAll("input[name=week]")].filter((one) => one instanceof HTMLInputElement);
    const wanted = boxes.filter((one) => weeks.includes(Number(one.value)));
    const lists = await Promise.all(wanted.map((one) => questionsOf(one.dataset.href ?? "", Number(one.value))));
    return lists.flat();
  };

  const begin = async () => {
    const data = new FormData(form);
    const weeks = data.getAll("week").map(Number);
    const number = Math.max(1, Number(data.get("number")) || 1);
    const minutes = Math.max(0, Number(data.get("minutes")) || 0);
    say(weeks.length ? "" : (words.choose_weeks ?? ""));
    if (!weeks.length) return;
    try {
      const all = await collected(weeks);
      const questions = drawEvenly(all, number, Math.random).map((one) => one.id);
      update((state) => void (state.exam = { began: Date.now(), minutes, weeks, questions, given: {} }));
      await open();
    } catch {
      say(words.failed ?? "");
    }
  };

  /** @param {string} text */
  const say = (text) => {
    const status = place.querySelector(".exam-status");
    if (status) status.textContent = text;
  };

  /** Show the exam that is being sat, or the one that has ended. */
  const open = async () => {
    const exam = read().exam;
    if (!exam) return;
    const all = new Map((await collected(exam.weeks)).map((one) => [one.id, one]));
    const drawn = exam.questions.flatMap((id) => all.get(id) ?? []);
    form.hidden = true;
    paper.hidden = false;
    paper.replaceChildren();
    paper.classList.toggle("running", !exam.ended);
    paper.append(head(exam, drawn));
    drawn.forEach((one, at) => {
      const title = one.element.querySelector("h2");
      if (title?.firstChild) title.firstChild.textContent = `${filled(words.question, { n: at + 1 })} `;
      title?.querySelector(".headerlink")?.remove();
      paper.append(one.element);
      restore(one.element, exam.given[one.id] ?? []);
      one.element.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
      if (!exam.ended) one.element.addEventListener("input", () => keep(one, drawn));
    });
    if (exam.ended) review(exam, drawn);
    else {
      paper.append(foot(drawn));
      count(drawn);
      tick(exam, drawn);
    }
    paper.querySelector("h2")?.focus();
  };

  /**
   * @param {Drawn} one
   * @param {Drawn[]} drawn
   */
  const keep = (one, drawn) => {
    update((state) => {
      if (state.exam) state.exam.given[one.id] = given(one.element);
    });
    count(drawn);
  };

  /** @param {Drawn[]} drawn */
  const count = (drawn) => {
    const answered = drawn.filter((one) => isAnswered(one.element)).length;
    const told = paper.querySelector(".exam-count");
    if (told) told.textContent = filled(words.answered, { n: answered, all: drawn.length });
  };

  /**
   * @param {Exam} exam
   * @param {Drawn[]} drawn
   */
  const head = (exam, drawn) => {
    const bar = document.createElement("div");
    bar.className = "exam-bar";
    const told = document.createElement("p");
    told.className = "exam-count";
    const time = document.createElement("p");
    time.className = "exam-time";
    time.setAttribute("role", "timer");
    bar.append(told);
    if (!exam.ended && exam.minutes) {
      const toggle = button("md-button", words.hide_time, () => {
        time.hidden = !time.hidden;
        toggle.textContent = (time.hidden ? words.show_time : words.hide_time) ?? "";
      });
      bar.append(time, toggle);
    }
    if (exam.ended) bar.append(button("md-button md-button--primary", words.new_exam, renew));
    else bar.append(button("md-button", words.give_up, () => confirm(words.sure_give_up ?? "") && renew()));
    bar.hidden = drawn.length === 0;
    return bar;
  };

  const renew = () => {
    clearInterval(ticking);
    update((state) => void (state.exam = null));
    paper.hidden = true;
    paper.replaceChildren();
    form.hidden = false;
    form.querySelector("button")?.focus();
  };

  /** @param {Drawn[]} drawn */
  const foot = (drawn) => {
    const bar = document.createElement("div");
    bar.className = "exam-bar";
    bar.append(
      button("md-button md-button--primary", words.finish, () => {
        const open = drawn.filter((one) => !isAnswered(one.element)).length;
        if (!open || confirm(filled(words.sure_finish, { n: open }))) finish(drawn);
      }),
    );
    return bar;
  };

  /** @param {Drawn[]} drawn */
  const finish = (drawn) => {
    clearInterval(ticking);
    /** @type {Record<string, number>} */
    const scores = {};
    for (const one of drawn) {
      const judged = isAnswered(one.element) && !isSelfGraded(one.element);
      scores[one.id] = judged ? grade(one.element).score : 0;
    }
    update((state) => {
      if (!state.exam) return;
      state.exam.ended = Date.now();
      state.exam.scores = scores;
      for (const one of drawn) {
        if (isSelfGraded(one.element) || !isAnswered(one.element)) continue;
        const tries = (state.answers[one.id]?.tries ?? 0) + 1;
        state.answers[one.id] = { at: Date.now(), score: scores[one.id] ?? 0, tries };
      }
    });
    open().then(() => scrollTo(0, place.offsetTop - 80));
  };

  /**
   * @param {Exam} exam
   * @param {Drawn[]} drawn
   */
  const tick = (exam, drawn) => {
    clearInterval(ticking);
    if (!exam.minutes) return;
    const time = paper.querySelector(".exam-time");
    const step = () => {
      const left = exam.began + exam.minutes * 60_000 - Date.now();
      if (time) time.textContent = filled(words.time_left, { time: clock(left) });
      if (left <= 0) finish(drawn);
    };
    step();
    ticking = setInterval(step, 1000);
  };

  /**
   * Show every answer with its reasons, and the result by week and by term.
   * @param {Exam} exam
   * @param {Drawn[]} drawn
   */
  const review = (exam, drawn) => {
    const result = document.createElement("section");
    result.className = "exam-result";
    paper.querySelector(".exam-bar")?.after(result);
    const show = () => result.replaceChildren(...summary(read().exam ?? exam, drawn));
    for (const one of drawn) {
      const said = document.createElement("p");
      said.className = "result";
      const judge = (/** @type {number} */ score) => {
        said.textContent = verdict(score, words);
        one.element.dataset.result = score > RIGHT ? "right" : score > 0 ? "partly" : "wrong";
      };
      lock(one.element, true);
      if (!isSelfGraded(one.element)) mark(one.element, grade(one.element), words);
      else {
        selfGrade(one.element, words, (score) => {
          update((state) => void (state.exam?.scores && (state.exam.scores[one.id] = score)));
          judge(score);
          show();
        });
      }
      one.element.querySelector("details.answer")?.setAttribute("open", "");
      judge(exam.scores?.[one.id] ?? 0);
      if (!isAnswered(one.element)) said.textContent = words.not_answered ?? "";
      one.element.querySelector("form")?.append(said);
    }
    show();
  };

  /**
   * @param {Exam} exam
   * @param {Drawn[]} drawn
   * @returns {HTMLElement[]}
   */
  const summary = (exam, drawn) => {
    const score = (/** @type {Drawn} */ one) => exam.scores?.[one.id] ?? 0;
    const total = drawn.reduce((sum, one) => sum + score(one), 0);
    const title = document.createElement("h2");
    title.tabIndex = -1;
    title.textContent = filled(words.result, { n: round(total), all: drawn.length });
    const weeks = [...new Set(drawn.map((one) => one.week))].sort((a, b) => a - b);
    const byWeek = weeks.map((week) => {
      const own = drawn.filter((one) => one.week === week);
      return [filled(words.week, { n: week }), `${round(own.reduce((sum, one) => sum + score(one), 0))} / ${own.length}`];
    });
    /** @type {Map<string, { link: Element, lost: number }>} */
    const terms = new Map();
    for (const one of drawn) {
      for (const link of one.element.querySelectorAll(".about a.term")) {
        const href = link.getAttribute("href") ?? "";
        const lost = (terms.get(href)?.lost ?? 0) + 1 - score(one);
        terms.set(href, { link, lost });
      }
    }
    const next = [...terms.values()].filter((one) => one.lost > 0).sort((a, b) => b.lost - a.lost).slice(0, 8);
    /** @type {HTMLElement[]} */
    const parts = [title, table(byWeek)];
    if (next.length) {
      const heading = document.createElement("h3");
      heading.textContent = words.study_next ?? "";
      const list = document.createElement("ul");
      list.className = "chips";
      for (const { link } of next) {
        const item = document.createElement("li");
        item.append(link.cloneNode(true));
        list.append(item);
      }
      parts.push(heading, list);
    }
    return parts;
  };

  /** @param {string[][]} rows */
  const table = (rows) => {
    const made = document.createElement("table");
    for (const [name = "", value = ""] of rows) {
      const row = made.insertRow();
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      row.append(head);
      row.insertCell().textContent = value;
    }
    return made;
  };

  place.querySelector(".needs-script")?.remove();
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  open().catch(() => say(words.failed ?? ""));
}

/**
 * @param {number} value
 * @returns {string}
 */
function round(value) {
  return String(Math.round(value * 10) / 10);
}
