// What we use of uqr; uqr.js is its ES module as published (`npm run vendor`).
export function encode(
  text: string,
  options?: { ecc?: "L" | "M" | "Q" | "H"; border?: number; maxVersion?: number },
): { size: number; data: boolean[][] };
