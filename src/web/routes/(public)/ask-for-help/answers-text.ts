import { many, one, type TypedPage } from './draft.ts';
import type { Asking, Field } from './question.ts';
import { base, type Stop, stopsOf } from './stops.ts';
import { dateText, readTypedDate } from './typed-date.ts';

/** One answer to be checked: what was asked, what was said, where to change it. */
export interface CheckRow {
  label: string;
  answer: string[];
  href: string;
}

/** Every answer so far, part by part, as the family gave it. */
export function checkRows(asking: Omit<Asking, 'at'>): { part: number; rows: CheckRow[] }[] {
  const parts = new Map<number, CheckRow[]>();
  for (const stop of stopsOf(asking.draft)) {
    if (!stop.question) continue;
    parts.set(stop.part, [...(parts.get(stop.part) ?? []), rowOf(stop, stop.question, asking)]);
  }
  return [...parts].map(([part, rows]) => ({ part, rows }));
}

function rowOf(
  stop: Stop,
  question: NonNullable<Stop['question']>,
  all: Omit<Asking, 'at'>,
): CheckRow {
  const asking: Asking = { ...all, at: stop.at };
  const typed = asking.draft.typed[stop.key] ?? {};
  const { title, fields } = question.view(asking);
  const said =
    question.answer?.(typed, asking) ?? fields.flatMap((field) => texts(field, typed, asking));
  const answer = said.length > 0 ? said : [asking.words.say('ask-for-help.check.nothing')];
  return { label: question.label?.(asking) ?? title, answer, href: `${base}/${stop.key}?check` };
}

function texts(field: Field, typed: TypedPage, { words, today }: Asking): string[] {
  if (field.kind === 'hidden') return [];
  if (field.kind === 'text') return [one(typed, field.name)].filter(Boolean);
  if (field.kind === 'date') return dateTexts(typed, field.name, words, today);
  const chosen = many(typed, field.name).filter((value) => value !== '' && value !== 'other');
  const labels = chosen.map((value) => {
    if (value === 'unknown') return words.say('shell.dontKnow');
    if (value === 'not-said') return words.say('shell.ratherNotSay');
    const choices = field.kind === 'choices' ? field.choices : field.options;
    return choices.find((choice) => choice.value === value)?.label ?? '';
  });
  const asked = field.kind === 'select' ? field.label : field.question;
  const said = labels.filter(Boolean);
  return asked ? said.map((label) => beside(asked, label)) : said;
}

/** A smaller question and its answer in one line. */
function beside(asked: string, answer: string): string {
  return asked.endsWith('?') ? `${asked} ${answer}` : `${asked}: ${answer}`;
}

function dateTexts(
  typed: TypedPage,
  name: string,
  words: Asking['words'],
  today: string,
): string[] {
  const date = readTypedDate(typed, name, today);
  if (date.kind === 'unknown') return [words.say('shell.unknownDate')];
  return date.kind === 'date' ? [dateText(words.language, date.value)] : [];
}
