import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** What each constraint of the database means for who is asking. */
const meanings: Readonly<Record<string, () => Problem>> = {
  link_opens_once: () => new Problem('missing', 'coordination.linkEnded'),
  staff_by_sign_in_name: () => taken('coordination.signInNameTaken', 'person.signInName'),
  organisations_by_name: () => taken('coordination.organisationNameTaken', 'organisation.name'),
  passkeys_credential_id_key: () => new Problem('conflict', 'coordination.passkeyKnown'),
  organisation_keeps_an_administrator: () =>
    new Problem('conflict', 'coordination.lastAdministrator'),
  staff_keeps_a_way_in: () => new Problem('conflict', 'coordination.lastWayIn'),
  recovery_needs_another: () => new Problem('conflict', 'coordination.recoveryNeedsTwo'),
  recovery_needs_two: () => new Problem('conflict', 'coordination.recoveryNeedsTwo'),
  recoveries_one_open: () => new Problem('conflict', 'coordination.recoveryOpen'),
};

/** Waits for a statement; where a constraint of ours refuses it, says so in our own words. */
export async function inOurWords<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const meaning = meanings[violatedConstraint(error) ?? ''];
    throw meaning ? meaning() : error;
  }
}

function taken(code: string, field: string): Problem {
  return new Problem('conflict', code, {}, [{ field, code }]);
}
