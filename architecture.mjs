/**
 * WHO MAY USE WHOM. The one table: `npm run check` fails on an import that it does not allow, and
 * docs/map.svg is drawn from it. Change the table when the domain asks for it, with a decision record.
 *
 * A capability uses another only through its front door: index.ts, events.ts, contract.ts and its
 * pure files (*.rules.ts, *.law.ts).
 */

/** Each capability, and the capabilities it may use besides platform and vocabulary. */
export const capabilities = {
  registry: [],
  pathways: ['registry'],
  coordination: [],
  transparency: [],
  queue: ['registry', 'pathways', 'coordination', 'transparency'],
  appointments: ['registry', 'coordination', 'queue', 'pathways', 'transparency'],
  'waiting-lists': ['coordination', 'transparency', 'queue', 'observatory'],
  outreach: ['registry', 'coordination', 'queue', 'appointments'],
  observatory: ['coordination'],
};

/** Knows no capability: what everything stands on. */
export const ground = ['platform', 'vocabulary'];

/** See only contracts, pure rules and law, and how to call. */
export const faces = ['web', 'cli', 'verifier'];

/** Knows everybody. */
export const composer = 'server';

/** The front door of a capability. */
export const frontDoor = '(index|events|contract)\\.ts$|\\.(rules|law)\\.ts$';

/** What a face may see of a capability (its words too) and of the platform. */
export const shownToFaces =
  '(^src/[^/]+/contract\\.ts$)|\\.(rules|law)\\.ts$|^src/platform/(call|contract|actor|problem)\\.ts$|^src/vocabulary/|^src/[^/]+/words/';
