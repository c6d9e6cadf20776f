import type { Answer } from '#observatory/contract.ts';
import type { Words } from '../../../../words/say.ts';

/** A release as a page gets it. */
export type ShownRelease = Answer['series'][number]['release'];

/** A release by its name, and whatever must not be missed of it. */
export function releaseText({ say }: Words, release: ShownRelease): string {
  const { name, isReconciled, isInvented } = release;
  const marks = [
    ...(isInvented ? [say('courts.inventedMark')] : []),
    ...(isReconciled ? [] : [say('courts.unreconciledMark')]),
  ];
  return [name, ...marks].join(', ');
}
