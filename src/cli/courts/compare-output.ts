import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText } from '#observatory/courts/day.rules.ts';
import type { Compared, Comparison } from '#observatory/courts/figures/compare-figures.ts';
import { DRIFT_CAUSES } from '#observatory/courts/figures/drift.rules.ts';
import type { BadRow } from '#observatory/courts/figures/figures-file.rules.ts';
import { findMeasure } from '#observatory/courts/figures/find-measure.rules.ts';
import { titleOf } from './table-output.ts';
import { csvLine, grouped, textTable } from './text-table.ts';

/** Figures compared, with what must always be said beside them. */
export interface CompareOutput {
  readonly selection: Selection;
  readonly release: { readonly name: string; readonly date: Day; readonly isReconciled: boolean };
  readonly comparisons: readonly Comparison[];
  readonly badRows: readonly BadRow[];
}

const STATES = { not_in_the_dump: 'not in the dump', not_defined: 'not defined' };

const COLUMNS = [
  { heading: 'as of' },
  { heading: 'measure' },
  { heading: 'published', isNumber: true },
  { heading: 'computed', isNumber: true },
  { heading: 'difference', isNumber: true },
  { heading: '%', isNumber: true },
  { heading: 'likely' },
  { heading: 'source' },
];

/**
 * For people: a line a figure with letters for what may explain its difference, then what the measures
 * count and what the letters mean.
 */
export function* compareText(output: CompareOutput): Generator<string> {
  const { selection, release, comparisons, badRows } = output;
  const state = release.isReconciled ? '' : ', not reconciled with its own count of rows';
  yield `${titleOf(selection)}: published figures computed anew, each as of its own date`;
  yield `release ${release.name}${state}, of ${dayText(release.date)}; nothing is adjusted to fit`;
  yield '';
  yield* textTable(
    COLUMNS,
    comparisons.map((one) => textCells(one)),
  );
  yield '';
  yield summaryOf(comparisons, badRows);
  yield* measureNotes(comparisons);
  yield* causeNotes(comparisons);
  yield* sourceNotes(comparisons);
}

function textCells(one: Comparison): string[] {
  const { when, measure, value, source } = one.published;
  const figures =
    one.state === 'computed'
      ? [grouped(one.computed), signed(one.difference), percentText(one) || '–', letters(one)]
      : [STATES[one.state], '–', '–', ''];
  return [when, measure, grouped(value), ...figures, source];
}

const CAUSE_NAMES = Object.keys(DRIFT_CAUSES);

/** The letters of the causes, and `late` where the release is older than the figure. */
function letters({ causes, isAfterRelease }: Compared): string {
  const known = causes.map((name) => letterOf(name)).sort();
  return [...known, ...(isAfterRelease ? ['late'] : [])].join(' ');
}

function letterOf(cause: string): string {
  return String.fromCharCode('a'.charCodeAt(0) + CAUSE_NAMES.indexOf(cause));
}

function signed(difference: number): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  return `${sign}${grouped(Math.abs(difference))}`;
}

function percentText({ percent }: Compared): string {
  return percent === null
    ? ''
    : percent
        .toFixed(1)
        .replace(/^-/u, '−')
        .replace(/^−0\.0$/u, '0.0');
}

function summaryOf(comparisons: readonly Comparison[], badRows: readonly BadRow[]): string {
  const computed = comparisons.filter((one) => one.state === 'computed');
  const equal = computed.filter(({ difference }) => difference === 0).length;
  const count = (state: Comparison['state']) =>
    comparisons.filter((one) => one.state === state).length;
  const parts = [
    `${computed.length} computed, ${equal} of them equal`,
    `${count('not_in_the_dump')} not in the dump`,
    `${count('not_defined')} not defined`,
    ...(badRows.length > 0 ? [`${badRows.length} lines are no figures`] : []),
  ];
  return `${comparisons.length} figures: ${parts.join('; ')}.`;
}

/** What each measure counts: once for all that differ by their code alone. */
function* measureNotes(comparisons: readonly Comparison[]): Generator<string> {
  const names = new Set(comparisons.map(({ published }) => published.measure));
  const measures = new Set([...names].flatMap((name) => findMeasure(name)?.measure ?? []));
  if (measures.size > 0) yield* ['', 'What is counted, as of the last day of the month:'];
  for (const { name, parameter, explanation } of measures) {
    yield `  ${name}${parameter ? 'CODE' : ''}: ${explanation}`;
  }
}

/** What the letters beside the differences mean. */
function* causeNotes(comparisons: readonly Comparison[]): Generator<string> {
  const met = new Set(comparisons.flatMap((one) => ('causes' in one ? one.causes : [])));
  if (met.size > 0) yield* ['', 'What may explain a difference:'];
  for (const [name, { makes, explanation }] of Object.entries(DRIFT_CAUSES)) {
    if (![...met].some((cause) => cause === name)) continue;
    yield `  ${letterOf(name)}  ${makes === 'either' ? 'more or less' : makes}: ${explanation}`;
  }
  if (comparisons.some((one) => 'isAfterRelease' in one && one.isAfterRelease)) {
    yield '  late  less: the release is older than the figure';
  }
}

/** Where the figures that Puente ships were published. */
function* sourceNotes(comparisons: readonly Comparison[]): Generator<string> {
  const addresses = new Map(
    comparisons.map(({ published }) => [published.source, published.address] as const),
  );
  const known = [...addresses].filter(([, address]) => address !== undefined);
  if (known.length > 0) yield* ['', 'Where the figures were published:'];
  for (const [source, address] of known) yield `  ${source}: ${address}`;
}

const CSV_HEADING = [
  'as_of',
  'measure',
  'published',
  'computed',
  'difference',
  'percent',
  'state',
  'likely_cause',
  'source',
];

/** For programs: a line a figure. */
export function* compareCsv({ comparisons }: CompareOutput): Generator<string> {
  yield csvLine(CSV_HEADING);
  for (const one of comparisons) {
    const { when, measure, value, source } = one.published;
    const figures =
      one.state === 'computed' ? [one.computed, one.difference, rounded(one)] : [null, null, null];
    yield csvLine([when, measure, value, ...figures, one.state, causesText(one), source]);
  }
}

/** To a hundredth of a percent. */
function rounded({ percent }: Compared): number | null {
  return percent === null ? null : Math.round(percent * 100) / 100;
}

function causesText(one: Comparison): string {
  if (one.state === 'computed') {
    return one.causes.map((cause) => DRIFT_CAUSES[cause].explanation).join('; ');
  }
  const asked = one.state === 'not_in_the_dump' ? findMeasure(one.published.measure) : null;
  return asked?.measure.explanation ?? '';
}

/** For programs: the figures, and the definition of each measure as the data that it is. */
export function compareJson(output: CompareOutput): string[] {
  const { selection, release, comparisons, badRows } = output;
  const names = [...new Set(comparisons.map(({ published }) => published.measure))];
  const measures = names.map((name) => [name, findMeasure(name)?.measure ?? null] as const);
  const document = {
    programme: selection.name,
    release: release.name,
    is_reconciled: release.isReconciled,
    release_date: dayText(release.date),
    figures: comparisons.map(figureObject),
    measures: Object.fromEntries(measures),
    bad_rows: badRows,
  };
  return [JSON.stringify(document, null, 2)];
}

function figureObject(one: Comparison): object {
  const { line, when, asOf, measure, value, source, address } = one.published;
  const about = { line, as_of: when, day: dayText(asOf), measure, published: value };
  if (one.state !== 'computed') return { ...about, state: one.state, source, address };
  return {
    ...about,
    computed: one.computed,
    difference: one.difference,
    percent: rounded(one),
    state: one.state,
    is_after_release: one.isAfterRelease,
    likely_causes: one.causes.map((cause) => DRIFT_CAUSES[cause].explanation),
    source,
    address,
  };
}
