/** The learning platform around the page, by SCORM 1.2. Everything it is told and tells is text. */

const WINDOWS = 500; // that may lie around the page: more are a circle

/**
 * @typedef {object} Api what a platform offers
 * @property {(empty: "") => string} LMSInitialize
 * @property {(empty: "") => string} LMSFinish
 * @property {(empty: "") => string} LMSCommit
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 */

/**
 * Return what the platform offers in a window or in one around it.
 * @param {Window} from
 * @returns {Api | undefined}
 */
function apiAround(from) {
  let place = from;
  for (let count = 0; count < WINDOWS; count++) {
    try {
      const { API } = /** @type {Window & { API?: Api }} */ (place);
      if (API) return API;
    } catch {
      return undefined; // a page of somebody else
    }
    if (place.parent === place) return undefined;
    place = place.parent;
  }
  return undefined;
}

const api = apiAround(window) ?? (window.opener ? apiAround(window.opener) : undefined);

/** Whether a platform takes and gives values. */
export const isConnected = api ? `${api.LMSInitialize("")}` === "true" : false;

/**
 * Return a value that the platform knows, empty if it knows none.
 * @param {string} name without `cmi.`
 * @returns {string}
 */
export function known(name) {
  return isConnected ? `${api?.LMSGetValue(`cmi.${name}`) ?? ""}` : "";
}

/**
 * Give the platform values and let it keep them.
 * @param {Record<string, string>} values by name without `cmi.`
 * @returns {boolean} whether it has taken and kept all of them
 */
export function tell(values) {
  if (!isConnected || !api) return false;
  const taken = Object.entries(values).map(([name, value]) => api.LMSSetValue(`cmi.${name}`, value));
  return [...taken, api.LMSCommit("")].every((answer) => `${answer}` === "true");
}

/** Say that the page is left. */
export function finish() {
  if (isConnected) api?.LMSFinish("");
}
