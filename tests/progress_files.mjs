// Reads texts of files from its input and says, for each, what became of it: as `importText` of the
// store does, without a browser. Says so if anything has changed what all objects have.
import { readFileSync } from "node:fs";

const folder = new URL("../hooks/studyguide/theme/assets/studyguide/", import.meta.url);
const { Unreadable, emptyState, merged, parseState, writeState } = await import(new URL("state.js", folder));
const { ofCourse, taken } = await import(new URL("transfer.js", folder));
const { textIn } = await import(new URL("packed-link.js", folder));

const { own, course, texts, fragments } = JSON.parse(readFileSync(0, "utf-8"));
const ids = { questions: new Set(course.questions), terms: new Set(course.terms) };
const before = JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]);
const here = parseState(own);

/** @param {() => unknown} act */
async function told(act) {
  try {
    return await act();
  } catch (error) {
    return error instanceof Unreadable ? error.message : `threw ${error}`;
  }
}

/** @param {string} text */
function takenOver(text) {
  const part = ofCourse(parseState(text), ids);
  const whole = merged(here, part.state);
  const again = merged(whole, part.state);
  const kept = parseState(writeState(whole));
  return {
    whole: JSON.parse(writeState(kept)).state,
    isSame: writeState(again) === writeState(whole) && writeState(kept) === writeState(whole),
    isEmptyClean: Object.keys(merged(emptyState(), emptyState()).answers).length === 0,
    counts: taken(here, whole, part).counts,
  };
}

const results = [];
for (const text of texts) results.push(await told(() => takenOver(text)));
const links = [];
for (const fragment of fragments) links.push(await told(async () => (await textIn(fragment)).length));
const after = JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]);
process.stdout.write(JSON.stringify({ results, links, isPolluted: before !== after }));
