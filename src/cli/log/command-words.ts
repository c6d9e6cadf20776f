import { fill, type Language } from '../../verifier/say.rules.ts';
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

const sentences = { en, es, pt, ht };

/** What the commands about logs have a sentence for. */
export type CommandCode = Exclude<keyof typeof en, '_meta'>;

/** What a sentence names. */
export type Named = Readonly<Record<string, string | number>>;

/** The sentence of a code; what a stranger's server put into it is kept short and on its line. */
export function sayOf(language: Language, code: CommandCode, values: Named = {}): string {
  return fill(sentences[language][code], values);
}

/** Says on the side that a server is waited for, so that nobody takes it for a program that hangs. */
export function sayWait(language: Language): (values: Named) => void {
  return (values) => console.error(sayOf(language, 'waits', values));
}
