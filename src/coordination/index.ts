/** What other capabilities, the server and the demonstration may call of coordination. */
export { keepDemoMember } from './demo-members.store.ts';
export { markAsDemonstration } from './demonstration.ts';
export { foundOrganisation } from './found-organisation.ts';
export { onDuty } from './on-duty.store.ts';
export { allOrganisations } from './organisations.store.ts';
export { namesOf } from './people.store.ts';
export { setUpLink } from './set-up-link.ts';
