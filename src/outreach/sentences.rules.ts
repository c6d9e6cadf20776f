import type { MessageKind, MessageLanguage } from './message-kinds.rules.ts';
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

const sentences = { es, en, pt, ht };

/** What a message tells, and to whom. Dates and places are already words of the language. */
export interface MessageFacts {
  kind: MessageKind;
  language: MessageLanguage;
  /** The name of the family's own language, if we could not write in it. */
  fallbackFrom: string | null;
  maySay: 'everything' | 'news_only';
  /** Where *my place* is opened. */
  address: string;
  /** Until when an offer stands, with the town whose clock counts. */
  until?: string | undefined;
  /** Why it happened: a code of the fact; said where there are words for it. */
  reason?: string | undefined;
  /** Only with the family's consent to name them in messages. */
  travel?: { day: string; port: string; confirmed: boolean } | undefined;
}

/** A message with a neutral subject. It holds no name, and no date or place of travel unless allowed. */
export function messageText(facts: MessageFacts): { subject: string; text: string } {
  const say = sentences[facts.language];
  const news = facts.maySay === 'everything' ? newsOf(facts) : [say.newsOnly];
  const lines = [
    say.greeting,
    ...news,
    filled(say.open, { address: facts.address }),
    say.free,
    ...(facts.fallbackFrom ? [filled(say.fallback, { language: facts.fallbackFrom })] : []),
  ];
  return { subject: say.subject, text: lines.join('\n\n') };
}

function newsOf({ kind, language, until, reason, travel }: MessageFacts): string[] {
  const say = sentences[language];
  if (kind !== 'slotOffered' && kind !== 'standByAsked') {
    return [say[kind], ...whyOf(kind, language, reason)];
  }
  const offered = until ? [filled(say[kind], { until })] : [say.newsOnly];
  if (!travel) return offered;
  const { day, port, confirmed } = travel;
  const where = filled(say.slotOfferedWhere, { day, port });
  return [...offered, where, ...(confirmed ? [] : [say.slotNotConfirmed])];
}

/** Kinds that say why: what a port, an order or the family itself did. Never a reason that somebody gave. */
const saysWhy: ReadonlySet<MessageKind> = new Set(['slotChanged', 'slotCancelled', 'standByOver']);

function whyOf(kind: MessageKind, language: MessageLanguage, reason = ''): string[] {
  const say: Readonly<Record<string, unknown>> = sentences[language];
  if (kind === 'slotMissed' && reason === 'not_asked')
    return [sentences[language]['slotMissed.ask']];
  const why = saysWhy.has(kind) ? say[`why.${reason}`] : undefined;
  return typeof why === 'string' ? [why] : [];
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (_all, name: string) => values[name] ?? '');
}
