import { dayText } from '../../day.rules.ts';
import type { CaseColumn } from '../case-columns.rules.ts';
import type { Dimension } from '../case-table.ts';
import { OTHER_PHASE } from '../nta.rules.ts';
import type { Phase, Programme } from '../programme.ts';
import { mpp } from '../programmes.rules.ts';
import { beginning } from './beginning.rules.ts';
import type { Definition, ValueDefinition } from './definition.ts';
import { ending } from './ending.rules.ts';
import { personAndPlace } from './person-and-place.rules.ts';

/** Every column of `cases` and every dimension of a table, with what each of its values means. */
export const definitions: readonly Definition[] = [...beginning, ...personAndPlace, ...ending];

/**
 * The definition of a column in a programme: the phases of one that Puente does not ship are explained
 * by their days. Throws a RangeError for a column that is none.
 */
export function definitionOf(
  column: CaseColumn | Dimension,
  programme: Programme = mpp,
): Definition {
  const found = definitions.find((one) => one.column === column);
  if (!found) throw new RangeError(`${column} is no column`);
  if (column !== 'phase' || programme.phases === mpp.phases) return found;
  const other = found.values.filter((one) => one.value === OTHER_PHASE);
  return { ...found, values: [...programme.phases.map(phaseValue), ...other], sources: [] };
}

function phaseValue({ name, from, to }: Phase): ValueDefinition {
  const [first, last] = [from === null ? '…' : dayText(from), to === null ? '…' : dayText(to)];
  return {
    value: name,
    title: { en: name, es: name },
    meaning: {
      en: `Notice from ${first} to ${last}.`,
      es: `Notificación del ${first} al ${last}.`,
    },
  };
}
