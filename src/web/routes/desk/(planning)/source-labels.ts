import type { Words } from '../../../words/say.ts';

/** What the fields of an order are called, for the summary of what is wrong with them. */
export function sourceLabels({ say }: Words, of = ''): Record<string, string> {
  return {
    [`${of}sourceName`]: say('planning.source.name'),
    [`${of}sourceAddress`]: say('planning.source.address'),
    [`${of}sourceSays`]: say('planning.source.says'),
    [`${of}sourceRetrieved`]: say('planning.source.retrieved'),
  };
}
