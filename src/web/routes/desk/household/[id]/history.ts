import type { HouseholdPage } from '#registry/contract.ts';
import { clockText, dateIn, dayText } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { deskZone } from '../../lines.ts';

/** One line of who did what; the same act of the same person on a day in a row is one line. */
export interface HistoryLine {
  day: string;
  time: string;
  what: string;
  by: string;
  times: number;
}

const shownAtMost = 40;

/** Who did what, newest first, and apart from it who opened the page, by day. */
export function historyOf(history: HouseholdPage['history'], words: Words) {
  const newestFirst = history.toReversed();
  const opened = (fact: HouseholdPage['history'][number]) =>
    fact.what === 'registry.householdOpened';
  return {
    acts: actsOf(
      newestFirst.filter((fact) => !opened(fact)),
      words,
    ),
    looks: looksOf(newestFirst.filter(opened), words),
  };
}

function actsOf(facts: HouseholdPage['history'], words: Words): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const fact of facts) {
    const line = lineOf(fact, words);
    const before = lines.at(-1);
    const isSame = before?.what === line.what && before.by === line.by && before.day === line.day;
    if (before && isSame) before.times += 1;
    else lines.push(line);
  }
  return lines.slice(0, shownAtMost);
}

function looksOf(facts: HouseholdPage['history'], words: Words): HistoryLine[] {
  const lines = new Map<string, HistoryLine>();
  for (const fact of facts) {
    const line = lineOf(fact, words);
    const key = `${line.day} ${line.by}`;
    const before = lines.get(key);
    if (before) before.times += 1;
    else lines.set(key, line);
  }
  return [...lines.values()].slice(0, shownAtMost);
}

function lineOf(fact: HouseholdPage['history'][number], words: Words): HistoryLine {
  const { say, has, language } = words;
  const key = `families.fact.${fact.what.split('.')[1] ?? ''}`;
  const what = has(key) ? say(key) : say('families.fact.other', { name: fact.what });
  const who = [fact.by ?? say(`families.household.actor.${fact.actor}`), fact.organisation];
  return {
    day: dayText(language, dateIn(fact.at, deskZone)),
    time: clockText(language, fact.at, { timeZone: deskZone, name: '' }).replace(/\s*\(\)$/, ''),
    what,
    by: who.filter(Boolean).join(', '),
    times: 1,
  };
}
