import type { Words } from '../../../words/say.ts';

/** What the fields of an order are called, for the summary of what is wrong with them. */
export function sourceLabels({ say }: Words): Record<string, string> {
  return {
    sourceName: say('planning.source.name'),
    sourceAddress: say('planning.source.address'),
    sourceSays: say('planning.source.says'),
    sourceRetrieved: say('planning.source.retrieved'),
  };
}
