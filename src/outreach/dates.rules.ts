import type { MessageLanguage } from './message-kinds.rules.ts';

/** Locales whose words for days and months the platform knows. It has none for Haitian Creole. */
const locales: Readonly<Record<MessageLanguage, string | null>> = {
  es: 'es-MX',
  en: 'en-US',
  pt: 'pt-BR',
  ht: null,
};

/** A calendar date in words; as `2026-11-02` where we lack the language's words, never in English. */
export function spokenDay(day: string, language: MessageLanguage): string {
  const locale = locales[language];
  if (!locale) return day;
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A moment by the clock of a town: `lunes, 2 de noviembre, 18:00 (Tijuana)`. */
export function spokenMoment(moment: Date, timeZone: string, language: MessageLanguage): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
  const [day = '', time = ''] = parts.split(' ');
  const town = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  return `${spokenDay(day, language)}, ${time} (${town})`;
}
