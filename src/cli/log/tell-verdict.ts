import { type Language, say, tell, tellLastDay } from '../../verifier/say.rules.ts';
import type { Verdict } from '../../verifier/verify-log.rules.ts';
import type { PlaceVerdict } from '../../verifier/verify-place.rules.ts';

/** What a check found, as lines for a terminal. */
export function linesOf(language: Language, verdict: Verdict): string[] {
  return [
    headlineOf(language, verdict.faults),
    ...tellLastDay(language, verdict, new Date()),
    ...findingsOf(language, verdict),
  ];
}

/** What a check of a family's file found, log by log. */
export function placeLinesOf(language: Language, verdicts: readonly PlaceVerdict[]): string[] {
  return [
    headlineOf(
      language,
      verdicts.flatMap(({ faults }) => faults),
    ),
    say(language, verdicts.length === 0 ? 'placeNone' : 'placeCaution'),
    ...verdicts.flatMap((verdict) => [
      '',
      say(language, 'placeTitle', { name: verdict.name }),
      ...toldLinesOf(language, verdict),
      ...findingsOf(language, verdict),
    ]),
  ];
}

function headlineOf(language: Language, faults: readonly unknown[]): string {
  return say(language, faults.length === 0 ? 'holdsAll' : 'doesNotHold');
}

/** Each entry, and under it what opens it, in their order. */
function toldLinesOf(language: Language, { told }: PlaceVerdict): string[] {
  return section(
    say(language, 'whatTold'),
    told.map((some) =>
      some.map(({ code, values }) => say(language, code, values)).join('\n      '),
    ),
  );
}

type Findings = Pick<Verdict, 'faults' | 'holds' | 'sealed' | 'origin' | 'size' | 'root'>;

function findingsOf(language: Language, found: Findings): string[] {
  return [
    ...section(say(language, 'whatNot'), tell(language, found.faults)),
    ...section(say(language, 'whatHolds'), tell(language, found.holds)),
    ...section(say(language, 'whatSealed'), tell(language, found.sealed)),
    '',
    say(language, 'compare'),
    ...[found.origin, found.size, found.root].map((line) => `  ${line}`),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  - ${line}`)];
}
