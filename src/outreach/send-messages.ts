import { z } from 'zod';
import { askToTell, type OfferToTell, offerToTell } from '#appointments/index.ts';
import type { Context } from '#platform/context.ts';
import type { Within } from '#platform/jobs.ts';
import { type Reach, reachOf } from '#registry/index.ts';
import { languageByCode } from '#vocabulary/languages.ts';
import { nameIn } from '#vocabulary/named.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { spokenDay, spokenMoment } from './dates.rules.ts';
import { kindOfFact, type MessageKind, type MessageLanguage } from './message-kinds.rules.ts';
import {
  claimDue,
  findFact,
  keepOutcome,
  type MessageRow,
  type Outcome,
  queueMessages,
} from './messages.store.ts';
import { giveUpAfter, retryAt } from './retry.rules.ts';
import { type MessageFacts, messageText } from './sentences.rules.ts';
import { timeZoneOf } from './write-messages.ts';

/** Hands one message to a channel. Throws if the channel did not take it. */
export type Send = (message: {
  to: string;
  /** The same for every attempt, so that a receiver can tell a repeat. */
  messageId: string;
  subject: string;
  text: string;
}) => Promise<void>;

/** Messages taken at once. */
const batch = 20;

/**
 * Sends what is due. Claiming, sending and noting the outcome are three steps: a message is never sent
 * inside a transaction that may still fail, and one whose sender died is taken again ten minutes later.
 */
export async function sendMessages(within: Within, send: Send, address: string): Promise<void> {
  for (;;) {
    const due = await within(({ tx, now }) => claimDue(tx, now, batch));
    for (const message of due) await sendOne(within, send, address, message);
    if (due.length < batch) return;
  }
}

async function sendOne(
  within: Within,
  send: Send,
  address: string,
  message: MessageRow,
): Promise<void> {
  const ready = await within((context) => prepare(context, address, message));
  const reason = ready ? await attempt(send, ready) : 'contact_gone';
  await within(async (context) => {
    const outcome = outcomeOf(message, reason, context.now);
    await keepOutcome(context.tx, message, outcome, context.now);
    if (outcome.state === 'gave_up' && ready) await askToCall(context, message);
    if (outcome.state !== 'failed') await announceOutcome(context, message, outcome);
  });
}

/** Null, or a code of why the channel did not take it. What a server said may hold an address. */
async function attempt(send: Send, ready: Parameters<Send>[0]): Promise<string | null> {
  try {
    await send(ready);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `channel_${code.toLowerCase().replace(/[^a-z0-9]/gu, '')}`;
  }
}

function outcomeOf(message: MessageRow, reason: string | null, now: Date): Outcome {
  if (reason === null) return { state: 'sent', reason, dueAt: now };
  const over = reason === 'contact_gone' || message.attempts >= giveUpAfter;
  if (over) return { state: 'gave_up', reason, dueAt: now };
  return { state: 'failed', reason, dueAt: retryAt(now, message.attempts) };
}

async function prepare(context: Context, address: string, message: MessageRow) {
  const reach = await reachOf(context, message.householdId);
  const contact = reach?.contacts.find(({ contactId }) => contactId === message.contactId);
  if (!reach || !contact || contact.maySay === 'call_only') return null;
  const fact = await findFact(context.tx, message.householdId, message.factId);
  const offer = await offerOf(context, message, fact?.payload);
  const { reason } = Reasoned.safeParse(fact?.payload).data ?? {};
  const facts = { ...messageFacts(message, reach, contact.maySay, offer, address), reason };
  return { to: contact.value, messageId: message.messageId, ...messageText(facts) };
}

const Reasoned = z.object({ reason: z.string() });
const Offered = z.object({ slotId: z.uuid() });
const Asked = z.object({ askId: z.uuid() });

/** The offer that a fact tells of; other facts say nothing that a message repeats. */
function offerOf(context: Context, { householdId }: MessageRow, payload: unknown) {
  const asked = Asked.safeParse(payload).data;
  if (asked) return askToTell(context, householdId, asked.askId);
  const offered = Offered.safeParse(payload).data;
  return offered ? offerToTell(context, householdId, offered.slotId) : null;
}

function messageFacts(
  message: MessageRow,
  reach: Reach,
  maySay: 'everything' | 'news_only',
  offer: OfferToTell | null,
  address: string,
): MessageFacts {
  const language = languageOf(message);
  const port = portByCode.get(offer?.port ?? '');
  // The clocks of the port's city would tell where it is to who did not allow travel in messages.
  const clocks = reach.travelInMessages && offer ? offer.timeZone : timeZoneOf(reach);
  const own = languageByCode.get(reach.language);
  const isFallback = !['spa', 'eng', 'por', 'hat'].includes(reach.language);
  return {
    kind: kindOf(message),
    language,
    fallbackFrom: isFallback && own ? nameIn(own.names, language) : null,
    maySay,
    address,
    until: offer ? spokenMoment(offer.until, clocks, language) : undefined,
    travel:
      reach.travelInMessages && offer && port
        ? {
            day: spokenDay(offer.day, language),
            port: port.name,
            confirmed: offer.confirmed,
          }
        : undefined,
  };
}

function kindOf({ kind }: MessageRow): MessageKind {
  return Object.values(kindOfFact).find((known) => known === kind) ?? 'registered';
}

function languageOf({ language }: MessageRow): MessageLanguage {
  return (['es', 'en', 'pt', 'ht'] as const).find((known) => known === language) ?? 'es';
}

/** What could not be written becomes a call. */
function askToCall({ tx, newId, now }: Context, message: MessageRow): Promise<void> {
  return queueMessages(tx, [{ ...message, messageId: newId(), by: 'call', dueAt: now }], now);
}

function announceOutcome(context: Context, message: MessageRow, outcome: Outcome): Promise<void> {
  return context.announce({
    name: outcome.state === 'gave_up' ? 'outreach.messageGivenUp' : 'outreach.messageSent',
    subject: { kind: 'household', id: message.householdId },
    payload: { messageId: message.messageId, kind: message.kind, channel: message.channel },
  });
}
