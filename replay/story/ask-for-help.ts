import * as registry from '#registry/contract.ts';
import type { Chance } from '../../src/server/demo/chance.ts';
import { assumptions } from '../assumptions.ts';
import { daysBetween, plusDays } from '../days.ts';
import { courtOrder, firstDay } from '../history.ts';
import type { InventedHousehold } from '../population/household.ts';
import { formOf } from './application-form.ts';
import type { Stage } from './stage.ts';

/**
 * A household asks for help: through the public form, or on the telephone with a registrar. That is how
 * it was in 2021; no list of families was ever brought in, so the route of imports is not used.
 */
export async function askForHelp(stage: Stage, invented: InventedHousehold): Promise<void> {
  const { application, staff, chanceOf } = stage;
  const chance = chanceOf('form', invented.number);
  const form = formOf(invented, chance, `replay-${stage.seed}-household-${invented.number}`);
  const actor = invented.asksBy === 'web' ? ({ kind: 'anyone' } as const) : staff.registrar;
  const { householdId } = await stage.during(chanceOf('ids', invented.number), () =>
    application.callAs(actor)(registry.registerHousehold, form),
  );
  stage.known.set(householdId, {
    invented,
    householdId,
    offers: 0,
    hasChosenPorts: false,
    asksEarlierFrom: earlierFrom(chanceOf('earlier', invented.number), invented),
    leavesOn: leavingDay(chanceOf('leaves', invented.number)),
  });
}

function earlierFrom(chance: Chance, { country, asksOn }: InventedHousehold): string | null {
  const asks = country === 'mexico' && chance.happens(assumptions.expedite.value.asks);
  return asks ? plusDays(asksOn, chance.between(2, 30)) : null;
}

function leavingDay(chance: Chance): string | null {
  if (!chance.happens(assumptions.leave.value)) return null;
  return plusDays(firstDay, chance.between(1, daysBetween(firstDay, courtOrder)));
}

/** A registrar sees the paper that shows when and where the household was returned. */
export async function bringPaper(stage: Stage, householdId: string): Promise<void> {
  const call = stage.application.callAs(stage.staff.registrar);
  const { people } = await call(registry.householdPage, { householdId });
  const person = people.find(({ enrolments }) => enrolments.length > 0);
  const [enrolment] = person?.enrolments ?? [];
  if (!person || !enrolment?.enrolledOn) throw new Error('a household without an enrolment');
  await call(registry.seePaper, {
    householdId,
    personId: person.personId,
    enrolmentId: enrolment.enrolmentId,
    enrolledOn: enrolment.enrolledOn,
    port: enrolment.port,
    document: { kind: 'nta', reference: 'REPLAY' },
  });
}
