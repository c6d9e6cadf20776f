/** What other capabilities, the server and the demonstration may call of coordination. */
export { keepDemoMember } from './demo-members.store.ts';
export { markAsDemonstration } from './demonstration.ts';
export { type Founding, foundOrganisation } from './found-organisation.ts';
export { allOrganisations, type Organisation } from './organisations.store.ts';
export { namesOf } from './people.store.ts';
export { needsSetUp, setUpLink } from './set-up-link.ts';
