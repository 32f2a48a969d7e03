/**
 * A reader's data in the fragment of an address, which a browser sends to no server: the text of a
 * file, compressed. No page, no storage.
 *
 * With a checksum (zlib), unlike `deflate-raw`: a letter that was changed on the way is noticed.
 */

import { Unreadable } from "./state.js";

const NAME = "data";
const FORM = "1"; // of what follows
const MOST = 32 * 1024 * 1024; // bytes of text: a small link may hold a huge one

/**
 * Return whether this browser can write and read such links.
 * @returns {boolean}
 */
export function canPack() {
  return typeof CompressionStream !== "undefined" && typeof DecompressionStream !== "undefined";
}

/**
 * Return an address with a text in its fragment.
 * @param {string} address
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function linkWith(address, text) {
  const bytes = await through(new Blob([text]), new CompressionStream("deflate"));
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  const packed = btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  return `${address.replace(/#.*/, "")}#${NAME}=${FORM}.${packed}`;
}

/**
 * Return whether a fragment holds data.
 * @param {string} fragment
 * @returns {boolean}
 */
export function hasData(fragment) {
  return fragment.startsWith(`#${NAME}=`);
}

/**
 * Return the text in a fragment.
 * @param {string} fragment
 * @returns {Promise<string>}
 * @throws {Unreadable} `damaged` or `newer`
 */
export async function textIn(fragment) {
  const [, form = "", packed = ""] = /^#data=(\d+)\.([\w-]+)$/.exec(fragment.trim()) ?? [];
  if (form && form !== FORM) throw new Unreadable("newer");
  try {
    const letters = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = await through(new Blob([bytes]), new DecompressionStream("deflate"));
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    throw new Unreadable("damaged");
  }
}

/**
 * Return what comes out of a stream.
 * @param {Blob} blob
 * @param {CompressionStream | DecompressionStream} stream
 * @returns {Promise<Uint8Array>}
 * @throws {RangeError} if it is too much
 */
async function through(blob, stream) {
  const reader = blob.stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size > MOST) {
      await reader.cancel();
      throw new RangeError("too much");
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
