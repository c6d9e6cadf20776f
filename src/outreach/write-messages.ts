import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { JobFact } from '#platform/jobs.ts';
import { type Reach, reachOf } from '#registry/index.ts';
import { placeByCode } from '#vocabulary/places.ts';
import { messageKindOf, messageLanguage } from './message-kinds.rules.ts';
import { findFact, type NewMessage, queueMessages } from './messages.store.ts';
import { firstSafeMoment } from './quiet-hours.rules.ts';

/** The clock of a family whose place we do not know: most of the programme's towns keep it. */
const usualTimeZone = 'America/Mexico_City';

/** The channels on which Puente itself can write today. The others become calls by a person. */
const written: ReadonlySet<string> = new Set(['email']);

/** Turns a fact of a household into one message, or one call, for each way to reach it. */
export async function writeMessages(context: Context, fact: JobFact): Promise<void> {
  const kind = messageKindOf(fact.name);
  if (!kind || (await isNoNewsYet(context, fact)) || (await didItself(context, fact))) return;
  const reach = await reachOf(context, fact.subjectId);
  if (!reach) return;
  const language = messageLanguage(reach).language;
  const replaced = kind === 'contactChanged' ? await replacedBy(context, fact) : null;
  const entries = toTell(reach.contacts, replaced).map(
    (contact): NewMessage => ({
      householdId: fact.subjectId,
      messageId: context.newId(),
      factId: fact.factId,
      kind,
      contactId: contact.contactId,
      channel: contact.channel,
      by: isCall(contact) ? 'call' : 'message',
      language,
      dueAt: firstSafeMoment(context.now, timeZoneOf(reach), contact.safeTimes),
    }),
  );
  if (entries.length > 0) await queueMessages(context.tx, entries, context.now);
}

/**
 * Every address that can be written to. Whoever has none is called: once, on the first number they gave.
 * A contact that somebody asks to replace hears of it itself, by a call if need be.
 */
function toTell(contacts: Reach['contacts'], replaced: string | null): Reach['contacts'] {
  const messages = contacts.filter((contact) => !isCall(contact));
  const calls = contacts.filter(isCall);
  const old = calls.filter(({ contactId }) => contactId === replaced);
  if (old.length > 0) return [...messages, ...old];
  return messages.length > 0 ? messages : calls.slice(0, 1);
}

/** The contact whose place another is to take, if any. */
async function replacedBy({ tx }: Context, fact: JobFact): Promise<string | null> {
  const kept = await findFact(tx, fact.subjectId, fact.factId);
  return ContactChange.safeParse(kept?.payload).data?.replaces ?? null;
}

const ContactChange = z.object({ replaces: z.uuid().nullable() });

/**
 * What one reviewer granted is not a decision until a second person confirms it. A class that moves with
 * the decision is told by it; only one that waited for its week is told by itself.
 */
async function isNoNewsYet({ tx }: Context, fact: JobFact): Promise<boolean> {
  if (fact.name !== 'queue.expediteDecided' && fact.name !== 'queue.classMoved') return false;
  const kept = await findFact(tx, fact.subjectId, fact.factId);
  const { state, waited } = Decision.parse(kept?.payload ?? {});
  if (fact.name === 'queue.classMoved') return !waited;
  return state === 'granted' || state === 'appeal_granted';
}

const Decision = z.object({ state: z.string().default(''), waited: z.boolean().default(false) });

/** A family that gave its day back knows so. What somebody else gave back for it, it hears of. */
async function didItself({ tx }: Context, fact: JobFact): Promise<boolean> {
  if (fact.name !== 'appointments.slotDeclined') return false;
  const kept = await findFact(tx, fact.subjectId, fact.factId);
  return Declined.safeParse(kept?.payload).data?.by !== 'staff';
}

const Declined = z.object({ by: z.string() });

function isCall({ channel, maySay, safeTimes }: Reach['contacts'][number]): boolean {
  return !written.has(channel) || maySay === 'call_only' || safeTimes === 'ask';
}

/** The IANA time zone of where the family said it is. */
export function timeZoneOf({ place }: Pick<Reach, 'place'>): string {
  return (place && placeByCode.get(place)?.timeZone) || usualTimeZone;
}
