/**
 * A self-check within a learning platform. What somebody answers is kept under a name of their own,
 * for a computer may be shared, and that name is needed before anything is read from the storage.
 */

import { isConnected, known } from "./scorm-api.js";

const course = document.querySelector('meta[name="studyguide-course"]');
course?.setAttribute("content", `${course.getAttribute("content")}@${known("core.student_id")}`);
const page = document.querySelector("[data-scorm]");
if (!isConnected) page?.querySelector(".scorm-alone")?.removeAttribute("hidden");

const { begin } = await import("./scorm-attempt.js");
await begin();
await import("./study-guide.js");
