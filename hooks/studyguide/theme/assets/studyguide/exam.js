/**
 * The mock exam: questions drawn from the self-checks of some weeks, a time limit, and at the end
 * what to study next. Nothing is told before the end. It survives a reload: what is drawn and what
 * is given is kept in the browser.
 */

import { button, filled, outcome, selfGrade, verdict } from "./answering.js";
import { given, grade, isAnswered, isSelfGraded, lock, mark, restore } from "./question.js";
import { drawEvenly } from "./exam-draw.js";
import { summary } from "./exam-result.js";
import { opened, read, subscribe, update, warning } from "./store.js";

/** @typedef {import("./answering.js").Words} Words */
/** @typedef {import("./state.js").Exam} Exam */
/**
 * @typedef {object} Drawn
 * @property {string} id
 * @property {number} week
 * @property {string} kind
 * @property {HTMLElement} element
 * @property {string} title how the exam calls it
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
    return [{ id, week, kind, element: document.importNode(element, true), title: "" }];
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
export async function start(place) {
  await opened;
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
    const boxes = [...form.querySelectorAll("input[name=week]")].filter((box) => box instanceof HTMLInputElement);
    const ticked = boxes.filter((box) => weeks.includes(Number(box.value)));
    const lists = await Promise.all(ticked.map((box) => questionsOf(box.dataset.href ?? "", Number(box.value))));
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
      const questions = drawEvenly(all, number, Math.random).map((question) => question.id);
      update((state) => void (state.exam = { began: Date.now(), minutes, weeks, questions, given: {} }));
      await open();
      beginAtTheTop();
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
    const all = new Map((await collected(exam.weeks)).map((question) => [question.id, question]));
    const drawn = exam.questions.flatMap((id) => all.get(id) ?? []);
    if (!drawn.length) return; // the course has none of them any more: a new exam can be begun
    form.hidden = true;
    paper.hidden = false;
    paper.replaceChildren();
    paper.classList.toggle("running", !exam.ended);
    paper.append(head(exam));
    drawn.forEach((question, at) => {
      const title = question.element.querySelector("h2");
      question.title = filled(words.question, { n: at + 1 });
      if (title?.firstChild) title.firstChild.textContent = `${question.title} `;
      title?.setAttribute("tabindex", "-1");
      title?.querySelector(".headerlink")?.remove();
      paper.append(question.element);
      restore(question.element, exam.given[question.id] ?? []);
      question.element.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
      if (!exam.ended) question.element.addEventListener("input", () => keep(question, drawn));
    });
    if (exam.ended) review(exam, drawn);
    else {
      paper.append(foot(drawn));
      count(drawn);
      tick(exam, drawn);
    }
  };

  /** Tell the style sheet how high the bar is: what is scrolled to stops below it. */
  const measure = () => {
    const bar = paper.querySelector(".exam-bar");
    if (bar instanceof HTMLElement) paper.style.setProperty("--bar", `${bar.offsetHeight}px`);
  };

  /** Move the focus to the first question and show it from its top. */
  const beginAtTheTop = () => {
    measure();
    const first = paper.querySelector(".question > h2");
    if (!(first instanceof HTMLElement)) return;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "start", behavior: "instant" });
  };

  /**
   * @param {Drawn} question
   * @param {Drawn[]} drawn
   */
  const keep = (question, drawn) => {
    update((state) => {
      if (state.exam) state.exam.given[question.id] = given(question.element);
    });
    count(drawn);
  };

  /** @param {Drawn[]} drawn */
  const count = (drawn) => {
    const answered = drawn.filter((question) => isAnswered(question.element)).length;
    const counter = paper.querySelector(".exam-count");
    if (counter) counter.textContent = filled(words.answered, { n: answered, all: drawn.length });
  };

  /**
   * @param {Exam} exam
   */
  const head = (exam) => {
    const bar = document.createElement("div");
    bar.className = "exam-bar";
    const counter = document.createElement("p");
    counter.className = "exam-count";
    const time = document.createElement("p");
    time.className = "exam-time";
    time.setAttribute("role", "timer");
    bar.append(counter);
    if (!exam.ended && exam.minutes) {
      const toggle = button("md-button", words.hide_time, () => {
        time.hidden = !time.hidden;
        toggle.textContent = (time.hidden ? words.show_time : words.hide_time) ?? "";
      });
      bar.append(time, toggle);
    }
    if (exam.ended) bar.append(button("md-button md-button--primary", words.new_exam, renew));
    else bar.append(button("md-button", words.give_up, () => confirm(words.sure_give_up ?? "") && renew()));
    new ResizeObserver(measure).observe(bar);
    return bar;
  };

  const renew = () => {
    clearInterval(ticking);
    update((state) => void (state.exam = null));
    say("");
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
        const open = drawn.filter((question) => !isAnswered(question.element)).length;
        if (!open || confirm(filled(words.sure_finish, { n: open }))) finish(drawn);
      }),
    );
    return bar;
  };

  /**
   * Mark what a program can mark; the rest waits for the reader's own judgement.
   * @param {Drawn[]} drawn
   */
  const finish = async (drawn) => {
    clearInterval(ticking);
    const marked = drawn.filter((question) => !isSelfGraded(question.element) || !isAnswered(question.element));
    const scores = Object.fromEntries(
      marked.map((question) => [question.id, isAnswered(question.element) ? grade(question.element).score : 0]),
    );
    update((state) => {
      if (!state.exam || state.exam.ended) return; // another tab has finished it
      state.exam.ended = Date.now();
      state.exam.scores = scores;
      for (const question of marked) {
        if (!isAnswered(question.element)) continue;
        const tries = (state.answers[question.id]?.tries ?? 0) + 1;
        const score = scores[question.id] ?? 0;
        state.answers[question.id] = { at: Date.now(), score, tries, given: given(question.element) };
      }
    });
    await open();
    const exam = read().exam;
    say(exam && ranOut(exam) ? (words.time_over ?? "") : "");
    showResult();
  };

  const showResult = () => {
    const title = paper.querySelector(".exam-result h2");
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
    scrollTo({ top: place.getBoundingClientRect().top + scrollY - 80, behavior: "instant" });
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
    ticking = setInterval(step, 1000);
    step();
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
    const show = () => {
      const now = read().exam ?? exam;
      result.replaceChildren(...summary(drawn, pointsOf(now, drawn), { words, ranOut: ranOut(now) }));
    };
    for (const question of drawn) {
      const said = document.createElement("p");
      said.className = "result";
      const tell = () => {
        const score = pointsOf(read().exam ?? exam, [question]).get(question.id);
        if (!isAnswered(question.element)) said.textContent = words.not_answered ?? "";
        else said.textContent = score === undefined ? (words.compare ?? "") : verdict(score, words);
        if (score === undefined) return;
        question.element.dataset.result = outcome(score);
      };
      lock(question.element, true);
      question.element.querySelector("details.answer")?.setAttribute("open", "");
      if (!isSelfGraded(question.element)) mark(question.element, grade(question.element), words);
      else if (isAnswered(question.element)) {
        said.setAttribute("role", "status");
        letJudge(question, () => {
          tell();
          show();
        });
      }
      tell();
      question.element.querySelector("form")?.append(said);
    }
    show();
  };

  /**
   * Let the reader judge an answer; which points of the rubric are ticked is kept.
   * @param {Drawn} question
   * @param {() => void} judged
   */
  const letJudge = (question, judged) => {
    const record = (/** @type {number} */ score, /** @type {number[]} */ points = []) => {
      update(({ exam }) => {
        if (!exam) return;
        exam.scores = { ...exam.scores, [question.id]: score };
        exam.ticked = { ...exam.ticked, [question.id]: points };
      });
      judged();
    };
    const exam = read().exam;
    const score = exam?.scores?.[question.id];
    selfGrade(question.element, words, record, { score, points: exam?.ticked?.[question.id] });
  };

  /** Say why nothing is kept. */
  const warn = () => {
    const note = place.querySelector(".exam-note");
    if (!(note instanceof HTMLElement)) return;
    const text = warning((fault) => words[`store_${fault}`]);
    if (note.textContent !== text) note.textContent = text;
    note.hidden = !text;
  };

  place.querySelector(".needs-script")?.remove();
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  subscribe(warn);
  warn();
  const ended = Boolean(read().exam?.ended);
  open()
    .then(() => ended && showResult())
    .catch(() => say(words.failed ?? ""));
}

/**
 * Return the points of what is marked; an answer that nobody has judged has none.
 * @param {Exam} exam
 * @param {Drawn[]} drawn
 * @returns {Map<string, number>}
 */
function pointsOf(exam, drawn) {
  const open = (/** @type {Drawn} */ question) => isSelfGraded(question.element) && isAnswered(question.element);
  const marked = drawn.filter((question) => exam.scores?.[question.id] !== undefined || !open(question));
  return new Map(marked.map(({ id }) => [id, exam.scores?.[id] ?? 0]));
}

/**
 * Return whether an exam has ended with its time.
 * @param {Exam} exam
 * @returns {boolean}
 */
function ranOut(exam) {
  return exam.minutes > 0 && (exam.ended ?? 0) >= exam.began + exam.minutes * 60_000;
}
