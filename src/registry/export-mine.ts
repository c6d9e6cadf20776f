import { z } from 'zod';
import { type Context, todayOf } from '#platform/context.ts';
import { announce } from './announce.ts';
import { myHousehold } from './my-household.ts';
import { openHousehold, openPerson } from './opened-household.ts';
import { whoHasLooked } from './who-has-looked.ts';

const Json = z.record(z.string(), z.json());

type Held = 'needs' | 'contacts' | 'notes' | 'other_adults';

/**
 * Everything that is held and that this visit may show, with whole A-numbers of those whose answers it
 * may show. What my place never shows is named, so that the person knows to ask for it at a desk.
 */
export async function exportMine(context: Context) {
  const household = await myHousehold(context);
  const opened = await openHousehold(context, household.householdId);
  const people = household.people.map((person) => {
    const record = opened.record.people.find(({ personId }) => personId === person.personId);
    const aNumbers = person.answers && record ? openPerson(opened.seal, record).aNumbers : null;
    return { ...person, aNumbers: aNumbers?.map(({ digits }) => digits) ?? null };
  });
  const looks = await whoHasLooked(context);
  const asOf = todayOf(context.now);
  const data = Json.parse(JSON.parse(JSON.stringify({ asOf, ...household, people, ...looks })));
  const onlyAtADesk: Held[] = ['needs', 'contacts', 'notes'];
  if (people.some(({ answers }) => answers === null)) onlyAtADesk.push('other_adults');
  await announce(context, household.householdId, 'registry.dataExported', {});
  return { data, text: plainText(data), onlyAtADesk };
}

/** Data as indented lines that anybody can read without a program. */
export function plainText(value: z.infer<ReturnType<typeof z.json>>, indent = ''): string {
  if (value === null) return '–';
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([name, inner]): [string, typeof inner] =>
    Array.isArray(value) ? [String(Number(name) + 1), inner] : [name, inner],
  );
  return entries
    .map(([name, inner]) => {
      const nested = typeof inner === 'object' && inner !== null;
      const text = plainText(inner, `${indent}  `);
      return nested ? `${indent}${name}:\n${text}` : `${indent}${name}: ${text}`;
    })
    .join('\n');
}
