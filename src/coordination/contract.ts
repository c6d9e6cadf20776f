import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OrganisationInput, organisationKinds } from './organisation.ts';
import { StaffRole } from './person.ts';
import { Session } from './way-in.ts';

export * from './account.contract.ts';
export * from './audit.contract.ts';
export * from './entering.contract.ts';
export { organisationKinds } from './organisation.ts';
export * from './people.contract.ts';

const nothing = z.object({});

const Organisation = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  city: z.string().nullable(),
  takesPublicRequests: z.boolean(),
  founding: z.boolean(),
});

export const listOrganisations = contract({
  name: 'coordination.listOrganisations',
  summary: 'The organisations of the coalition.',
  method: 'GET',
  path: '/coordination/organisations',
  may: ['anyone'],
  input: nothing,
  output: z.object({ organisations: z.array(Organisation) }),
});

export const readCoalition = contract({
  name: 'coordination.readCoalition',
  summary: 'The organisations, and which still wait for an administrator.',
  method: 'GET',
  path: '/coordination/coalition',
  may: ['administrator'],
  input: nothing,
  output: z.object({
    organisations: z.array(Organisation.extend({ hasAdministrator: z.boolean() })),
    mayFound: z.boolean(),
  }),
});

export const foundOrganisation = contract({
  name: 'coordination.foundOrganisation',
  summary: 'Found another organisation of the coalition.',
  method: 'POST',
  path: '/coordination/found-organisation',
  may: ['administrator'],
  input: z.object({ organisation: OrganisationInput }),
  output: z.object({ organisationId: z.uuid() }),
});

// ── Only in the demonstration ──

export const listDemoStaff = contract({
  name: 'coordination.listDemoStaff',
  summary: 'The invented staff of the demonstration.',
  method: 'GET',
  path: '/coordination/demo-staff',
  may: ['anyone'],
  input: nothing,
  output: z.object({
    staff: z.array(
      z.object({
        staffId: z.uuid(),
        displayName: z.string(),
        organisationName: z.string(),
        roles: z.array(StaffRole),
      }),
    ),
  }),
});

export const enterAsDemo = contract({
  name: 'coordination.enterAsDemo',
  summary: 'Enter the demonstration as one of its invented staff.',
  method: 'POST',
  path: '/coordination/enter-as-demo',
  may: ['anyone'],
  input: z.object({ staffId: z.uuid() }),
  output: Session,
});
