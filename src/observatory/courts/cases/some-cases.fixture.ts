import type { CaseTable } from './case-table.ts';
import { casesOf } from './cases-of.ts';
import { type CaseExample, factsOf } from './facts.fixture.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { Selection } from './selection.ts';

/** A release of 1 August 2026 that holds these cases, in parts of at most `inPart`. */
export function releaseOf(
  cases: readonly CaseExample[],
  { inPart = 100, name = '2026-08-01', date = 20260801 } = {},
): ReleaseFacts {
  const sorted = cases.toSorted((a, b) => a.id - b.id);
  const parts = Array.from({ length: Math.ceil(sorted.length / inPart) }, (_, at) =>
    factsOf(sorted.slice(at * inPart, (at + 1) * inPart)),
  );
  return { name, date, isReconciled: true, parts: () => parts };
}

/** The table of these cases in that release at its own date. */
export function tableOf(cases: readonly CaseExample[], selection: Selection): CaseTable {
  const release = releaseOf(cases);
  return casesOf(factsOf(cases), selection, release.date, release);
}

/** Some cases with every kind of cell: all outcomes, no dates, codes with commas, quotes and accents. */
export function someCases(count: number): readonly CaseExample[] {
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length];
  const ends = ['X', 'V', 'G', 'T', 'W', undefined];
  return Array.from({ length: count }, (_, at) => ({
    id: at * 3 + 1,
    type: pick(['RMV', 'RMV', 'AOC'], at),
    nat: pick(['HO', 'CU', undefined, 'Ñ', ',"'], at),
    lang: pick(['SP', undefined, 'MAM', '"'], at),
    represented: at % 4 === 0,
    identifiers: pick([['MP'], ['MP', 'J'], ['DD', 'RM'], []], at) ?? [],
    proceedings: Array.from({ length: at % 3 }, (_, nth) => ({
      id: at * 5 + nth,
      osc: pick(['2019-06-05', '2021-12-31', '2020-02-29', undefined], at),
      comp:
        nth === 0 || at % 2 === 0
          ? pick(['2019-12-31', '0099-01-01', '2026-07-01'], at)
          : undefined,
      dec: pick(ends, at + nth),
      other: pick([undefined, undefined, 'C', 'A', 'F'], at + nth),
      absentia: at % 5 === 0,
      loc: pick(['ENP', 'MPB', 'MIA', undefined, 'a,b'], at + nth),
    })),
    hearings: Array.from({ length: at % 4 }, (_, nth) => ({
      id: at * 7 + nth,
      osc: pick([undefined, '2019-07-07'], at),
      loc: pick(['SYP', 'MPL', 'DAL'], at + nth),
      adj: pick(['2019-10-10', undefined, '2027-01-01'], at + nth),
      held: at % 2 === 0,
    })),
  }));
}
