import { definitionOf } from '../cases/definitions/definitions.rules.ts';
import { type Source, type SourceKey, sources } from '../cases/sources.rules.ts';
import { CLOSING, conditionNames, LEADING } from './table-file.ts';
import type { TableRecord } from './table-records.rules.ts';

/** What the columns are that every table has. */
const MEANINGS: Readonly<Record<(typeof LEADING)[number] | (typeof CLOSING)[number], string>> = {
  release: 'The release of the courts’ data, by its date.',
  as_of: 'The day that the figures stand for.',
  reconciled: 'False where rows are missing that the dump’s own count promises.',
  programme: 'Which cases: mpp, those of the programme; not-mpp, all others; all.',
  cases:
    'Rounded to a multiple of five by a keyed draw; empty where fewer than ten, or rounded so.',
  shown: 'The figure as the page shows it.',
  percent: 'Of all cases of the table, from the rounded figures; in tables of one dimension.',
};

/** The metadata beside a CSV file, as W3C "CSV on the Web": what every column and value means, and whence. */
export function tableHeader(
  records: readonly TableRecord[],
  { fileName, address }: { fileName: string; address: string },
): string {
  const names = conditionNames(records);
  const header = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: fileName,
    'dc:title': 'Cases of the US immigration courts, rounded',
    'dc:source': sourceOf('dump'),
    'dc:identifier': address,
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\n'] },
    tableSchema: {
      columns: [
        ...LEADING.map((name) => ({
          name,
          datatype: name === 'reconciled' ? 'boolean' : name === 'as_of' ? 'date' : 'string',
          'dc:description': MEANINGS[name],
        })),
        ...names.map((name) => {
          const { title, meaning, values, sources: keys } = definitionOf(name);
          return {
            name,
            titles: { en: [name, title.en], es: [title.es] },
            datatype: 'string',
            'dc:description': `${meaning.en} “all” is a total, “none” nothing recorded.`,
            'dc:source': keys.map(sourceOf),
            ...(values.length > 0 && {
              notes: values.map((one) => ({ value: one.value, meaning: one.meaning.en })),
            }),
          };
        }),
        ...CLOSING.map((name) => ({
          name,
          datatype: name === 'shown' ? 'string' : 'integer',
          'dc:description': MEANINGS[name],
        })),
      ],
    },
  };
  return `${JSON.stringify(header, null, 2)}\n`;
}

function sourceOf(key: SourceKey) {
  const { name, address }: Source = sources[key];
  return address === null ? name : { '@id': address, 'dc:title': name };
}
