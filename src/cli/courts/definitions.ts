import type { Definition } from '#observatory/courts/cases/definitions/definition.ts';
import { definitions } from '#observatory/courts/cases/definitions/definitions.rules.ts';
import type { Programme } from '#observatory/courts/cases/programme.ts';
import { programmes } from '#observatory/courts/cases/programmes.rules.ts';
import { sourceLine } from '#observatory/courts/cases/sources.rules.ts';
import { readArguments } from '../frame/arguments.ts';
import { printLines } from './output.ts';

/** `puente courts definitions` */
export async function run(args: string[]): Promise<number> {
  readArguments(args, 'courts definitions');
  await printLines([...programmes.flatMap(programmeLines), ...definitions.flatMap(columnLines)]);
  return 0;
}

function programmeLines(programme: Programme): string[] {
  const { name, title, identifiers, locations, excludedLocations, caseTypes, sources } = programme;
  const lists = { identifiers, locations, excludedLocations, caseTypes };
  return [
    `programme ${name}: ${title}`,
    ...Object.entries(lists).map(([key, codes]) => `  ${key}: ${codes.join(', ') || '(none)'}`),
    ...Object.entries(sources).map(([key, source]) => `  source of ${key}: ${source}`),
    '',
  ];
}

function columnLines({ column, title, meaning, values, sources }: Definition): string[] {
  return [
    `${column}: ${title.en}. ${meaning.en}`,
    ...values.map((one) => `  ${one.value || '(none)'}: ${one.title.en}. ${one.meaning.en}`),
    ...sources.map((source) => `  source: ${sourceLine(source)}`),
    '',
  ];
}
