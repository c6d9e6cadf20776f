/** The answer of a use case that has nothing to say beyond having done it. */
export type Done = Record<string, never>;

/** The only value of {@link Done}. */
export const done: Done = {};
