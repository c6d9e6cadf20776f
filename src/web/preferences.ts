import { type ScreenLocale, screenLocales } from '#vocabulary/named.ts';

/** How the desk is lit; public pages follow the device. */
export const themes = ['device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a request says about the language it wants, strongest first. */
export interface LanguageHints {
  /** `?lang=`, from the language switch. */
  asked: string | null;
  /** What was chosen earlier in this visit. */
  remembered: string | undefined;
  /** The browser's `Accept-Language`. */
  accepted: string | null;
}

/** True for a language that our screens speak. */
export function isScreenLocale(value: unknown): value is ScreenLocale {
  return screenLocales.some((locale) => locale === value);
}

/** The language to answer in: asked for, remembered, accepted by the browser, or else Spanish. */
export function chooseLanguage(hints: LanguageHints): ScreenLocale {
  if (isScreenLocale(hints.asked)) return hints.asked;
  if (isScreenLocale(hints.remembered)) return hints.remembered;
  return accepted(hints.accepted ?? '') ?? 'es';
}

/** The first language of an `Accept-Language` header that we speak, by the weight the browser gives it. */
function accepted(header: string): ScreenLocale | undefined {
  const wishes = header.slice(0, 200).split(',').map(readWish);
  wishes.sort((a, b) => b.weight - a.weight);
  return wishes.map((wish) => wish.language).find(isScreenLocale);
}

function readWish(entry: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = entry.trim().split(';');
  const language = tag.split('-')[0]?.toLowerCase() ?? '';
  const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language, weight: Number.isFinite(weight) ? weight : 0 };
}

/** The theme that a cookie names, or the device's. */
export function chooseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'device';
}
