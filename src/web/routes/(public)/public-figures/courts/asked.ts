import type { z } from 'zod';
import { Question } from '#observatory/contract.ts';
import type { FieldError } from '../../../../field-errors.ts';
import type { Words } from '../../../../words/say.ts';

/** What the address asks for, as it was written: it is shown again whatever comes of it. */
export type Asked = Readonly<Record<string, string>>;

/** The names that a question has, in the order of the permanent link. */
const names = Object.keys(Question.shape);

/** What belongs to every page of ours and is no part of the question. */
const frame = new Set(['lang', 'theme']);

/** A value that no question has is not worth carrying along. */
const longest = 40;

/** The question of an address: fields left empty ask for nothing, and an empty address for a first look. */
export function askedIn({ searchParams }: URL): {
  asked: Asked;
  isFirstLook: boolean;
  unknown: readonly string[];
} {
  const told = [...searchParams].filter(([name, value]) => !frame.has(name) && value.trim() !== '');
  const known = told.filter(([name]) => names.includes(name));
  const unknown = told.map(([name]) => name).filter((name) => !names.includes(name));
  const asked = Object.fromEntries(
    known.map(([name, value]) => [name, value.trim().slice(0, longest)]),
  );
  const isFirstLook = known.length === 0;
  return {
    isFirstLook,
    asked: isFirstLook ? { rows: 'outcome' } : asked,
    unknown: [...new Set(unknown.map((name) => name.slice(0, longest)))].slice(0, 5),
  };
}

/** The query of a question, always in the same order, so that one question has one link. */
export function queryOf(asked: Asked): string {
  const told = names.flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [[name, value]];
  });
  return new URLSearchParams(told).toString();
}

/** The question as the contract takes it, or what is wrong with it, by field. */
export function readQuestion(
  { say, has }: Words,
  asked: Asked,
): { question: z.output<typeof Question> | null; errors: FieldError[] } {
  const read = Question.safeParse(asked);
  if (read.success) return { question: read.data, errors: [] };
  const errors = read.error.issues.map(({ path, message }) => {
    const key = `problems.field.${message}`;
    return { field: path.join('.'), message: say(has(key) ? key : 'problems.field.other') };
  });
  return { question: null, errors };
}
