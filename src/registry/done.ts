/** The answer of a use case that has nothing to say beyond having done it. */
export type Done = Record<string, never>;

export const done: Done = {};
