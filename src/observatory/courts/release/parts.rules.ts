/** About so many cases a part: its rows are sorted within a processor's cache. */
const CASES_PER_PART = 64_000;
const MOST_PARTS = 256;

/** One id in so many is sampled. */
export const SAMPLING = 64;

/** Whether an id is sampled. It depends on the id alone, so that the order of rows cannot matter. */
export function isSampled(idncase: number): boolean {
  return Math.imul(idncase, 0x9e3779b1) >>> 26 === 0;
}

/**
 * Where the parts of a release begin: the first IDNCASE of every part but the first, upwards, so that the
 * parts hold about as many cases. It is empty when one part does. The same cases give the same parts.
 *
 * `samples` are the `sampledIds()` of all sinks, in any order.
 */
export function chooseParts(
  samples: readonly Int32Array[],
  casesPerPart = CASES_PER_PART,
): Int32Array {
  const ids = distinct(samples);
  const wanted = Math.ceil((ids.length * SAMPLING) / casesPerPart);
  const parts = Math.max(1, Math.min(MOST_PARTS, wanted, ids.length));
  const bounds = new Int32Array(parts - 1);
  for (let part = 1; part < parts; part++) {
    bounds[part - 1] = ids[Math.floor((part * ids.length) / parts)] ?? 0;
  }
  return bounds;
}

function distinct(samples: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(samples.reduce((sum, sample) => sum + sample.length, 0));
  let length = 0;
  for (const sample of samples) {
    all.set(sample, length);
    length += sample.length;
  }
  return all.sort().filter((id, at) => at === 0 || id !== all[at - 1]);
}
