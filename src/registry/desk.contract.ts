import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { worksWithFamilies } from './desk-roles.ts';
import { ANumber, Birth, Names } from './household.ts';
import { HouseholdLine, HouseholdPage } from './shown-household.ts';

export const search = contract({
  name: 'registry.search',
  summary: 'Find households by folio, A-number, phone, e-mail, or a name as it sounds.',
  method: 'POST',
  path: '/registry/search',
  may: worksWithFamilies,
  limit: { times: 600, seconds: 3600 },
  input: z.object({ query: z.string().trim().min(2).max(120) }),
  output: z.object({
    /** What the query was taken for. */
    by: z.enum(['folio', 'a_number', 'phone', 'email', 'name']),
    /** Best first, at most 50; `matched` is how many words of the name were heard. */
    results: z.array(HouseholdLine.extend({ matched: z.number() })),
    more: z.boolean(),
    /** Other organisations that know this number: ask them. */
    elsewhere: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  }),
});

export const possibleDuplicates = contract({
  name: 'registry.possibleDuplicates',
  summary: 'Who may already be registered: same A-number, or same name and birth date.',
  method: 'POST',
  path: '/registry/possible-duplicates',
  may: worksWithFamilies,
  limit: { times: 600, seconds: 3600 },
  input: z.object({
    people: z
      .array(
        z.object({
          names: Names,
          birth: Birth.prefault({ precision: 'unknown' }),
          aNumbers: z.array(ANumber).max(5).default([]),
        }),
      )
      .max(40),
  }),
  output: z.object({
    own: z.array(
      HouseholdLine.extend({
        /** Which person of the form (0 first), and what is the same. */
        matches: z.array(
          z.object({ person: z.number(), same: z.enum(['a_number', 'name_and_birth']) }),
        ),
      }),
    ),
    elsewhere: z.array(
      z.object({ organisationId: z.uuid(), name: z.string(), person: z.number() }),
    ),
  }),
});

export const householdPage = contract({
  name: 'registry.householdPage',
  summary: 'One household, as the role and its consents allow. Opening it is written down.',
  method: 'GET',
  path: '/registry/household-page',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid() }),
  output: HouseholdPage,
});

export const showPhone = contract({
  name: 'registry.showPhone',
  summary: 'Show one number or address; each time is written down.',
  method: 'POST',
  path: '/registry/show-phone',
  may: worksWithFamilies,
  limit: { times: 90, seconds: 3600 },
  input: z.object({ householdId: z.uuid(), contactId: z.uuid() }),
  output: z.object({ value: z.string() }),
});

export const workList = contract({
  name: 'registry.workList',
  summary: 'What waits for somebody in our organisation, oldest first; codes, no names.',
  method: 'GET',
  path: '/registry/work-list',
  may: worksWithFamilies,
  input: z.object({}),
  output: z.object({
    items: z.array(
      HouseholdLine.extend({
        what: z.enum(['child_alone', 'new', 'paper', 'confirm', 'correction', 'contact', 'call']),
        since: z.coerce.date(),
      }),
    ),
    counts: z.record(z.string(), z.number()),
  }),
});

export const recentHouseholds = contract({
  name: 'registry.recentHouseholds',
  summary: 'The newest households that we may read, a page at a time.',
  method: 'GET',
  path: '/registry/recent-households',
  may: worksWithFamilies,
  input: z.object({ before: z.coerce.date().nullable().default(null) }),
  output: z.object({ households: z.array(HouseholdLine), more: z.boolean() }),
});
