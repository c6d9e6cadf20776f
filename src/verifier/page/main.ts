import { z } from 'zod';
import { largestFile, NotReadable, readChecked, readKept } from '../read-bytes.rules.ts';
import {
  isReviewed,
  type Language,
  languages,
  type SentenceCode,
  say,
  sayUnreadable,
  tell,
  tellLastDay,
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
/** Why nothing can be said. */
interface Unreadable {
  code: SentenceCode;
  line: number;
  isKept: boolean;
}
let verdict: Verdict | PlaceVerdict[] | Unreadable | 'checking' | null = null;

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

/** Counts what was chosen and asked: a check that comes to its end after the next has begun is not shown. */
let round = 0;

/** Shows nothing any more of what was checked. */
function forget(): void {
  round += 1;
  verdict = null;
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
  else if (verdict === 'checking') result.replaceChildren(element('p', say(language, 'checking')));
  else if ('code' in verdict) {
    result.replaceChildren(headline(sayUnreadable(language, verdict), 'bad'));
  } else if (Array.isArray(verdict)) result.replaceChildren(...placeParts(verdict));
  else result.replaceChildren(...logParts(verdict));
}

function logParts(checked: Verdict): Node[] {
  const { faults, order } = checked;
  return [
    outcome(faults),
    ...tellLastDay(language, checked, new Date()).map((line) => element('p', line)),
    ...findings(checked),
    ...(faults.length === 0 ? [keepLink(checked)] : []),
    ...(order.length === 0 ? [] : [orderList(order)]),
  ];
}

/** Saves the newest checkpoint as a file, to choose beside a later file of the log. */
function keepLink({ note, size }: Verdict): HTMLElement {
  const link = document.createElement('a');
  link.textContent = say(language, 'keep');
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(note)}`;
  link.download = `checkpoint-${size}.txt`;
  return element('p', '', link);
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
  round += 1;
  const mine = round;
  verdict = 'checking';
  showResult();
  // A large log takes seconds: first it is shown that they pass.
  await new Promise((resolve) => setTimeout(resolve));
  const found = await verdictNow();
  if (mine !== round) return;
  verdict = found;
  showResult();
  find('result').focus();
}

async function verdictNow(): Promise<typeof verdict> {
  try {
    const [bytes, keptBytes] = [await bytesOf('log'), await bytesOf('kept')];
    if (!bytes) return unreadable('noFile');
    const read = readChecked(bytes);
    const kept = keptBytes && readKept(keptBytes);
    return 'place' in read
      ? verifyPlace(read.place, kept)
      : verifyLog(read.log, kept?.checkpoint ?? null);
  } catch (error) {
    if (error instanceof NotReadable) return error;
    return unreadable(error instanceof DOMException ? 'vanished' : 'failed');
  }
}

function unreadable(code: SentenceCode): Unreadable {
  return { code, line: 0, isKept: false };
}

async function bytesOf(id: 'log' | 'kept'): Promise<Uint8Array | null> {
  const file = inputOf(id).files?.[0];
  if (!file) return null;
  if (file.size > largestFile) throw new NotReadable('tooLarge', 0, id === 'kept');
  return new Uint8Array(await file.arrayBuffer());
}

function inputOf(id: 'log' | 'kept'): HTMLInputElement {
  const input = find(id);
  if (!(input instanceof HTMLInputElement)) throw new RangeError(`no input ${id}`);
  return input;
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
  if (target !== choice) forget();
});
// A file dropped beside the fields would take the place of this page.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  const files = event.dataTransfer?.files;
  const input = inputOf(event.target === find('kept') ? 'kept' : 'log');
  event.preventDefault();
  if (!files || files.length === 0) return;
  input.files = files;
  forget();
});
find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});
find('main').hidden = false;
show();
