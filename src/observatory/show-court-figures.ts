import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { Answer, courtFigures } from './contract.ts';
import type { CountedSeries } from './courts/counting/count-request.ts';
import type { Counter } from './courts/counting/counter.ts';
import { makeTable } from './courts/counting/make-table.ts';
import {
  publicly,
  type ReleaseShelf,
  type ShelvedRelease,
} from './courts/counting/release-shelf.ts';
import { publicFigure } from './courts/figures/disclosure.rules.ts';
import {
  type CourtQuestion,
  dimensionsOf,
  faultOf,
  filtersOf,
  type PublicProgramme,
} from './courts/figures/question.rules.ts';
import type { ShownTable } from './courts/figures/shown-table.rules.ts';

/** What the public may read of a question: exact counts stay here, figures go out. */
export function showCourtFigures(releases: ReleaseShelf, counter: Counter) {
  return async (
    { keyring }: Context,
    question: z.output<typeof courtFigures.input>,
  ): Promise<Answer> => {
    const fault = faultOf(question);
    if (fault) throw faulty(fault.field, fault.code);
    const series = seriesOf(question, releases);
    const query = { by: dimensionsOf(question), where: filtersOf(question) };
    const keyed = (text: string) => keyring.token('disclosure', text);
    const table = await makeTable(counter, series.map(counted), query, (definition, count) =>
      publicFigure(keyed, definition, count),
    );
    return { ...mutable(table), series: series.map(publicSeries) };
  };
}

interface Series {
  readonly release: ShelvedRelease;
  readonly programme: PublicProgramme;
}

/** The release asked for and the one beside it; in each the programme, and the cases outside it. */
function seriesOf(question: CourtQuestion, releases: ReleaseShelf): Series[] {
  const known = releases.list();
  const newest = releases.chosen();
  if (!newest) throw new Problem('missing', 'observatory.noRelease');
  const named = (field: 'release' | 'compare') => {
    const name = question[field];
    const found = known.find((one) => one.name === name);
    if (name !== undefined && !found) throw faulty(field, 'observatory.noSuchRelease');
    return found ?? null;
  };
  const main = named('release') ?? newest;
  const other = named('compare');
  if (other?.name === main.name) throw faulty('compare', 'observatory.sameRelease');
  const programmes: PublicProgramme[] = question.beside
    ? [question.programme, 'not-mpp']
    : [question.programme];
  return [main, other]
    .filter((release) => release !== null)
    .flatMap((release) => programmes.map((programme) => ({ release, programme })));
}

function faulty(field: string, code: string): Problem {
  return new Problem('invalid', 'platform.checkTheFields', { count: 1 }, [{ field, code }]);
}

function counted({ release: { folder }, programme }: Series): CountedSeries {
  return { folder, programme };
}

function publicSeries({ release, programme }: Series) {
  return { programme, release: publicly(release) };
}

function mutable(table: ShownTable): Omit<Answer, 'series'> {
  return {
    by: [...table.by],
    values: table.values.map((some) => [...some]),
    isCut: [...table.isCut],
    lines: table.lines.map(({ values, figures }) => ({
      values: [...values],
      figures: [...figures],
    })),
  };
}
