import type { Words } from '../../../words/say.ts';

/** How long a proposal waits for a second person: in hours where they are whole. */
export function lastingText({ say }: Pick<Words, 'say'>, minutes: number): string {
  return minutes % 60 === 0
    ? say('waiting-desk.rule.hours', { count: minutes / 60 })
    : say('waiting-desk.rule.minutes', { count: minutes });
}
