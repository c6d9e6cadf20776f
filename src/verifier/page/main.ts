import { z } from 'zod';
import { NotReadable, readChecked, readKept } from '../read-bytes.rules.ts';
import {
  isReviewed,
  type Language,
  languages,
  type SentenceCode,
  say,
  tell,
} from '../say.rules.ts';
import { type Verdict, verifyLog } from '../verify-log.rules.ts';
import { type PlaceVerdict, verifyPlace } from '../verify-place.rules.ts';

/** The page that checks a log's file on the device of whoever opened it. It sends and keeps nothing. */

// Nothing may be made into code here, and the policy of the page forbids it anyway.
z.config({ jitless: true });

const names: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  ht: 'Kreyòl ayisyen',
};

let language: Language = languages.find((one) => navigator.language.startsWith(one)) ?? 'es';
let verdict: Verdict | PlaceVerdict[] | { unreadable: string } | null = null;

const find = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new RangeError(`no element ${id}`);
  return found;
};

/** An element with text in it: what a file says is only ever text. */
function element(name: string, text: string, ...children: readonly Node[]): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function show(): void {
  document.documentElement.lang = language;
  document.title = say(language, 'title');
  for (const labelled of document.querySelectorAll<HTMLElement>('[data-say]')) {
    const code = labelled.dataset.say ?? '';
    if (isCode(code)) labelled.textContent = say(language, code);
  }
  find('unreviewed').hidden = isReviewed(language);
  showResult();
}

function isCode(code: string): code is SentenceCode {
  return ['title', 'lead', 'unreviewed', 'language', 'chooseLog', 'chooseKept', 'check'].includes(
    code,
  );
}

function showResult(): void {
  const result = find('result');
  if (!verdict) result.replaceChildren();
  else if ('unreadable' in verdict) result.replaceChildren(headline(verdict.unreadable, 'bad'));
  else if (Array.isArray(verdict)) result.replaceChildren(...placeParts(verdict));
  else result.replaceChildren(...logParts(verdict));
}

function logParts(checked: Verdict): Node[] {
  const { faults, lastDay, order } = checked;
  return [
    outcome(faults),
    element('p', say(language, 'lastDay', { day: lastDay })),
    ...findings(checked),
    ...(order.length === 0 ? [] : [orderList(order)]),
  ];
}

function placeParts(places: readonly PlaceVerdict[]): Node[] {
  return [
    outcome(places.flatMap(({ faults }) => faults)),
    element('p', say(language, places.length === 0 ? 'placeNone' : 'placeCaution')),
    ...places.flatMap((place) => [
      element('h3', say(language, 'placeTitle', { name: place.name })),
      element('h4', say(language, 'whatTold')),
      element('ul', '', ...place.told.map(toldItem)),
      ...findings(place),
    ]),
  ];
}

/** An entry with what opens it beneath. */
function toldItem(some: PlaceVerdict['told'][number]): HTMLElement {
  const [entry = '', ...facts] = some.map(({ code, values }) => say(language, code, values));
  const list = element('ul', '', ...facts.map((fact) => element('li', fact)));
  return element('li', entry, ...(facts.length === 0 ? [] : [list]));
}

function outcome(faults: readonly unknown[]): HTMLElement {
  const isGood = faults.length === 0;
  return headline(say(language, isGood ? 'holdsAll' : 'doesNotHold'), isGood ? 'good' : 'bad');
}

function findings({ faults, holds, sealed, origin, size, root }: Verdict | PlaceVerdict): Node[] {
  return [
    ...section('whatNot', tell(language, faults)),
    ...section('whatHolds', tell(language, holds)),
    ...section('whatSealed', tell(language, sealed)),
    element('p', say(language, 'compare')),
    element('pre', [origin, size, root].join('\n')),
  ];
}

function headline(text: string, kind: 'good' | 'bad'): HTMLElement {
  const made = element('h2', text);
  made.className = kind;
  return made;
}

function section(code: 'whatNot' | 'whatHolds' | 'whatSealed', lines: readonly string[]): Node[] {
  if (lines.length === 0) return [];
  const list = element('ul', '', ...lines.map((line) => element('li', line)));
  return [element('h3', say(language, code)), list];
}

function orderList(order: readonly string[]): HTMLElement {
  const list = element('ol', '', ...order.map((ticket) => element('li', ticket)));
  return element('details', '', element('summary', say(language, 'orderTitle')), list);
}

async function check(): Promise<void> {
  const [log, kept] = await Promise.all([bytesOf('log'), bytesOf('kept')]);
  verdict = log ? verdictOn(log, kept) : { unreadable: say(language, 'noFile') };
  showResult();
  find('result').focus();
}

async function bytesOf(id: string): Promise<Uint8Array | null> {
  const input = find(id);
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

function verdictOn(bytes: Uint8Array, keptBytes: Uint8Array | null): typeof verdict {
  try {
    const read = readChecked(bytes);
    const kept = keptBytes && readKept(keptBytes);
    return 'place' in read
      ? verifyPlace(read.place, kept)
      : verifyLog(read.log, kept?.checkpoint ?? null);
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    return { unreadable: say(language, error.code, { line: error.line }) };
  }
}

const choice = find('language');
choice.append(
  ...languages.map((one) => {
    const option = new Option(names[one], one, one === language, one === language);
    option.lang = one;
    return option;
  }),
);
choice.addEventListener('change', () => {
  const chosen = choice instanceof HTMLSelectElement ? choice.value : '';
  language = languages.find((one) => one === chosen) ?? language;
  show();
});
// What was said of one file is never left standing beside the name of another.
find('form').addEventListener('change', ({ target }) => {
  if (target === choice) return;
  verdict = null;
  showResult();
});
find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});
show();
