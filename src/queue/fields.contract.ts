import { z } from 'zod';
import { portByCode } from '#vocabulary/ports.ts';

/** A calendar date that a plan can count from: of the years 1900 to 2199. */
export const PlanDay = z.iso.date('queue.dayNeeded').regex(/^(19|2[01])/u, 'queue.dayNeeded');

/** The code of a port of entry. */
export const Port = z.string().refine((code) => portByCode.has(code), 'queue.portUnknown');

/** The programme that is meant. */
export const OfProgramme = z.object({ programmeId: z.uuid() });

/** The household that is meant: staff name it; a family is always its own. */
export const OwnOrNamed = z.object({ householdId: z.uuid().nullable().default(null) });

/** A household in one programme. */
export const OwnOrNamedPlace = OfProgramme.extend(OwnOrNamed.shape);
