/** Does something for each, four at a time, beginning them in order. */
export async function inParallel<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      const one = all[next];
      next += 1;
      if (one !== undefined) await work(one);
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}
