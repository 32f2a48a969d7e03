/** How long may be what readers write: in letters, as fields count them. */

export const LIMITS = { note: 2000, front: 500, back: 2000, code: 20_000 };
