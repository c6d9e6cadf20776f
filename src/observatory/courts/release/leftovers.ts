import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './disk-fault.ts';

const DRAFT = /^\.importing-(\d+)-[0-9a-f]{12}$/u;
const ONE_DAY = 24 * 60 * 60 * 1000;

/** Drafts of this very process: those are not leftovers. */
const ours = new Set<string>();

/** A new name for the folder of a release that is being made. It tells whose it is. */
export function draftName(): string {
  const name = `.importing-${process.pid}-${randomBytes(6).toString('hex')}`;
  ours.add(name);
  return name;
}

/** The draft of this name is done with. */
export function forgetDraft(name: string): void {
  ours.delete(name);
}

/**
 * Deletes the drafts in a folder whose process no longer runs. Where another took its number, as in a
 * container that was started again, a draft goes once nothing was added to it for a day.
 */
export function clearLeftovers(folder: string, now = Date.now()): void {
  for (const name of readdirSync(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || ours.has(name)) continue;
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
    const isIdle = now - changed > ONE_DAY;
    if (isIdle || !isRunning(Number(pid))) rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
