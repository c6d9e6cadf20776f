import { owners, times } from '../../../../contact-choices.ts';
import { oneOf, textOf } from '../family.ts';

/** The ways in which somebody can be reached. */
export const channels = ['whatsapp', 'sms', 'voice', 'email'] as const;

/** How much may be said there; the first is the fullest. */
export const sayings = ['everything', 'news_only', 'call_only'] as const;

/** Where the household waits. */
export const countries = ['mexico', 'us', 'origin', 'other', 'unknown'] as const;

/** What was typed about a contact, for showing it again. */
export interface TypedContact {
  channel: string;
  value: string;
  whose: string;
  safeTimes: string;
  maySay: string;
}

/** A contact from its form: as typed, and as the contract takes it. */
export function answersOf(form: FormData) {
  const typed: TypedContact = {
    channel: textOf(form, 'channel'),
    value: textOf(form, 'value'),
    whose: textOf(form, 'whose'),
    safeTimes: textOf(form, 'safeTimes'),
    maySay: textOf(form, 'maySay'),
  };
  const contact = {
    channel: oneOf(form, 'channel', channels) ?? 'whatsapp',
    value: typed.value,
    whose: oneOf(form, 'whose', owners) ?? 'other',
    // Who leaves it open is reached with the least risk.
    safeTimes: oneOf(form, 'safeTimes', times) ?? 'ask',
    maySay: oneOf(form, 'maySay', sayings) ?? 'call_only',
  };
  return { typed, contact };
}
