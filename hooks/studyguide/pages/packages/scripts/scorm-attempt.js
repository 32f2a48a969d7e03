/** An attempt at a self-check: what was answered in it before, and what the platform is told of it. */

import { isRight } from "./scores.js";
import { finish, isConnected, known, tell } from "./scorm-api.js";
import { opened, read, subscribe, update } from "./store.js";
import { answersIn, textOf } from "./scorm-state.js";

/** @typedef {import("./state.js").State} State */

const UNSENT = "scorm:unsent"; // a setting: the platform has not kept what was answered last
const began = Date.now();
const questions = [...document.querySelectorAll("section.question[data-question]")];
const ids = questions.map((question) => question.getAttribute("data-question") ?? "");

/** Take up the attempt, and tell the platform of everything that changes in it. */
export async function begin() {
  await opened;
  if (!isConnected) return;
  takeUp();
  if (known("core.lesson_mode") === "review") return; // what is looked at again counts no more
  let sent = "";
  const send = () => {
    const values = reported(read());
    const text = JSON.stringify(values);
    if (text === sent) return;
    const isTaken = tell({ ...values, "core.session_time": timeSpent(), "core.exit": "suspend" });
    if (isTaken) sent = text;
    note(isTaken);
  };
  subscribe(send);
  send();
  addEventListener("pagehide", () => {
    tell({ "core.session_time": timeSpent() });
    finish();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload()); // it was finished
}

/** Show what was answered in this attempt, on whatever computer; a new attempt begins with nothing. */
function takeUp() {
  const before = answersIn(known("suspend_data"));
  if (read().settings[UNSENT] && !Object.keys(before).length) return;
  update((state) => {
    for (const id of ids) {
      const [here, there] = [state.answers[id], before[id]];
      if (!there && !state.settings[UNSENT]) {
        delete state.answers[id];
        delete state.drafts[id];
      } else if (there && !(here && here.at >= there.at)) state.answers[id] = there;
    }
  });
}

/**
 * Return what the platform is told, by name without `cmi.`: the score of all questions together, an
 * open one counting as nothing.
 * @param {State} state
 * @returns {Record<string, string>}
 */
function reported({ answers }) {
  const given = ids.flatMap((id) => answers[id] ?? []);
  const score = given.reduce((sum, answer) => sum + (isRight(answer.score) ? 1 : answer.score), 0);
  const isComplete = given.length === ids.length;
  return {
    "core.lesson_status": isComplete ? "completed" : "incomplete",
    ...(given.length && {
      "core.score.min": "0",
      "core.score.max": "100",
      "core.score.raw": String(Math.round((score / ids.length) * 10_000) / 100),
    }),
    suspend_data: textOf(answers, ids),
  };
}

/** @returns {string} hours, minutes and seconds since the page was opened, as SCORM writes them */
function timeSpent() {
  const seconds = Math.round((Date.now() - began) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, at) => String(part).padStart(at ? 2 : 4, "0")).join(":");
}

/**
 * Show whether the platform has taken the result, and remember it for the next visit.
 * @param {boolean} isTaken
 */
function note(isTaken) {
  document.querySelector(".scorm-not-taken")?.toggleAttribute("hidden", isTaken);
  const kept = isTaken ? "" : "yes";
  if ((read().settings[UNSENT] ?? "") !== kept) update((state) => void (state.settings[UNSENT] = kept));
}
