import type { FieldProblem } from '#platform/problem.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { valuesOf } from '../../../../refusal.ts';
import { dayText } from '../../../../words/dates.ts';
import { words } from '../../../../words/words.ts';
import { weekdayNames } from '../day-names.ts';
import { portName } from '../names.ts';

/** What changed of ports and rule since a plan was made, in words: see `groundMoved`. */
export function groundTexts(fields: readonly FieldProblem[], language: ScreenLocale): string[] {
  const { say, has } = words(language);
  return fields.flatMap(({ field, code, details = {} }) => {
    const key = `problems.field.${code}`;
    const isWeekdays = field.endsWith('.weekdays');
    const spoken = Object.entries(valuesOf(details)).map(([name, value]) => {
      if (typeof value === 'number') return [name, value] as const;
      if (name === 'port') return [name, portName(value, language)] as const;
      return [
        name,
        isWeekdays ? weekdaysText(value, language) : daysText(value, language),
      ] as const;
    });
    return has(key) ? [say(key, Object.fromEntries(spoken))] : [];
  });
}

function daysText(days: string, language: ScreenLocale): string {
  return days
    .split(' ')
    .map((day) => dayText(language, day))
    .join('; ');
}

function weekdaysText(numbers: string, language: ScreenLocale): string {
  return numbers === '' ? '–' : weekdayNames(language, numbers.split(' ').map(Number));
}
