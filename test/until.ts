import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds a test waits for something that never comes: less than a test may take (see run.ts). */
const patience = 4 * 60_000;

/**
 * Waits until something is so, looking again and again. Throws, with what was waited for, as soon as
 * `trouble` says why it will never be so, and after four minutes.
 */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  trouble: () => string | undefined = () => undefined,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    const why = trouble() ?? (performance.now() > end ? 'it never came' : undefined);
    if (why !== undefined) throw new Error(`Waited for ${what}: ${why}`);
    await pause(20);
  }
}
