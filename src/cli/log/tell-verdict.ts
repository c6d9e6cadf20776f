import { type Language, languages, say, tell } from '../../verifier/say.rules.ts';
import type { Verdict } from '../../verifier/verify-log.rules.ts';

/** The language to speak: as asked, as the machine is set, else English. Null for one that is not spoken. */
export function languageOf(asked: string | undefined, set: string): Language | null {
  const isSpoken = (wanted: string) => languages.find((one) => one === wanted) ?? null;
  return asked === undefined ? (isSpoken(set.slice(0, 2)) ?? 'en') : isSpoken(asked);
}

/** What a check found, as lines for a terminal. */
export function linesOf(language: Language, verdict: Verdict): string[] {
  const { holds, faults, sealed } = verdict;
  const headline = say(language, faults.length === 0 ? 'holdsAll' : 'doesNotHold');
  return [
    headline,
    say(language, 'lastDay', { day: verdict.lastDay }),
    ...section(say(language, 'whatNot'), tell(language, faults)),
    ...section(say(language, 'whatHolds'), tell(language, holds)),
    ...section(say(language, 'whatSealed'), tell(language, sealed)),
    '',
    say(language, 'compare'),
    ...[verdict.origin, verdict.size, verdict.root].map((line) => `  ${line}`),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  - ${line}`)];
}
