import type { ScreenLocale } from '#vocabulary/named.ts';
import { numberText } from '../../../../words/numbers.ts';

/** A figure as it is read; null is `<10`. */
export function figureText(language: ScreenLocale, figure: number | null): string {
  return figure === null ? '<10' : numberText(language, figure);
}
