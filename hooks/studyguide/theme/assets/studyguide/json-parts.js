/** Data in files of JSON, whole or in numbered parts: each is fetched once, when it is first needed. */

/**
 * Return what is in a file of JSON.
 * @template Data
 * @param {URL} address
 * @returns {Promise<Data>}
 */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** @template Part */
export class Parts {
  /** @param {(number: number) => URL} addressOf where a part is */
  constructor(addressOf) {
    this.addressOf = addressOf;
    /** @type {Map<number, Part>} */
    this.here = new Map();
    /** @type {Map<number, Promise<void>>} */
    this.coming = new Map();
  }

  /**
   * Begin to fetch a part; return when it is here.
   * @param {number} number
   * @returns {Promise<void>}
   */
  need(number) {
    let coming = this.coming.get(number);
    if (!coming) {
      /** @type {Promise<Part>} */
      const part = fetched(this.addressOf(number));
      coming = part.then((data) => void this.here.set(number, data));
      this.coming.set(number, coming);
      coming.catch(() => this.coming.delete(number)); // who asks next tries again
    }
    return coming;
  }
}
