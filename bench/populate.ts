import { randomUUID } from 'node:crypto';
import { type Context, contextOf, todayOf } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { folioLength } from '#registry/folio.rules.ts';
import { keepHouseholds } from '#registry/household.store.ts';
import { HouseholdInput } from '#registry/household.ts';
import { getOrganisationKey, type OrganisationKey } from '#registry/keys.store.ts';
import { normalHousehold } from '#registry/normal-household.rules.ts';
import { newHousehold } from '#registry/sealed-rows.ts';
import { wordsMac } from '#registry/words.ts';
import { openInstallation } from '../src/server/open.ts';
import { familyOf } from './families.ts';
import type { Place } from './installation.ts';

const step = 250;
const system = { kind: 'system', task: 'bench' } as const;

/** A household that was put there: what its paper would say. */
export interface Populated {
  folio: string;
  words: string[];
}

/**
 * Registers so many households of four with an organisation, many in one statement, sealed and findable
 * as any other. Their facts are announced; the jobs that would heed them are not begun.
 */
export async function populate(
  place: Place,
  keeperId: string,
  households: number,
): Promise<Populated[]> {
  const { dataFolder, keyFile } = place;
  const { application, close } = await openInstallation({ dataFolder, keyFile, beside: true });
  const { parts } = application;
  const papers: Populated[] = [];
  try {
    for (let from = 0; from < households; from += step) {
      const count = Math.min(step, households - from);
      await parts.database.as(system, async (tx) => {
        const context = contextOf(tx, system, { ...parts, listeners: new Map() });
        papers.push(...(await registerMany(context, keeperId, from, count)));
      });
    }
    return papers;
  } finally {
    await close();
  }
}

async function registerMany(
  context: Context,
  keeperId: string,
  from: number,
  count: number,
): Promise<Populated[]> {
  const key = await getOrganisationKey(context, keeperId);
  const all = Array.from({ length: count }, (_, at) => prepared(context, key, from + at));
  await keepHouseholds(
    context.tx,
    all.map(({ household }) => household),
  );
  await context.announceAll({
    name: 'registry.householdRegistered',
    kind: 'household',
    subjects: all.map(({ household }) => ({
      id: household.householdId,
      payload: { way: 'web', size: 4, byProxy: false, childAlone: false },
    })),
  });
  return all.map(({ paper }) => paper);
}

function prepared(context: Context, key: OrganisationKey, at: number) {
  const form = HouseholdInput.parse(familyOf(at));
  const { household: input } = normalHousehold(form, todayOf(context.now));
  const paper = { folio: newCode(folioLength), words: newSecretWords('es') };
  const mac = wordsMac(context.keyring, paper.folio, paper.words.join(' '));
  const household = newHousehold(context, {
    householdId: randomUUID(),
    folio: paper.folio,
    input,
    organisationKeys: [key],
    words: { id: randomUUID(), mac, knownToHelper: false },
  });
  return { household, paper };
}
