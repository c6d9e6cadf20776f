import type { Random } from '../../bench/courts/generate/random.ts';

const JUNK = [
  ...[
    '',
    ' ',
    '   ',
    '\u0000',
    'b6',
    'B6',
    'N/A',
    'n/a',
    'NA',
    '?',
    '??',
    '?A',
    '0',
    '00',
    '-',
    '+',
    '1',
    '-7',
  ],
  ...[
    '+12',
    '007',
    '2147483647',
    '2147483648',
    '-2147483648',
    '-2147483649',
    '99999999999',
    '1.5',
    '1e5',
  ],
  ...[
    '2019-06-10',
    '2019-06-10 00:00:00.000',
    '2019-02-30',
    '2019-06-10T10:11',
    '2019-06-10 x',
    ' 2019-06-10',
  ],
  ...['2019-6-1', '06/10/2019', '20190610', '0000-00-00', '9999-12-31', '2019-06-10Z', '2019-06-1'],
  ...[
    'X',
    'x',
    'y',
    'Y',
    'MP',
    'mp',
    'M',
    'I',
    'h',
    'ENP',
    'enp',
    'EN',
    'MPP',
    'RMV',
    'rmv',
    'CFR',
    'SP ',
    'C',
    'T',
  ],
  ...[
    'COURT',
    'court',
    'COU RT',
    'ALIEN',
    'BOARD',
    'LOS ANGELES',
    'A TOWN WITH A LONG NAME',
    'P\u00c9REZ',
    'p\u00e9',
  ],
  ...['\u00a0MP\u00a0', 'M\u0007P', '\u0085', 'E\u0092NP', '"', '"MP"'],
];

type Mutation = (random: Random, line: string) => string;

const somewhere = (random: Random, text: string) => random.below(text.length + 1);
const pick = (random: Random, values: readonly string[]) =>
  values[random.below(values.length)] ?? '';

function put(sign: (random: Random) => string): Mutation {
  return (random, line) => {
    const at = somewhere(random, line);
    return line.slice(0, at) + sign(random) + line.slice(at);
  };
}

/** Does something to the cells of the line. */
function onCells(change: (random: Random, cells: string[], at: number) => string[]): Mutation {
  return (random, line) => {
    const cells = line.split('\t');
    return change(random, cells, random.below(cells.length)).join('\t');
  };
}

const MUTATIONS: readonly Mutation[] = [
  put(() => '\t'),
  put(() => '\t'),
  put(() => '\r\n'),
  put(() => '\n'),
  put(() => '\r'),
  put((random) => pick(random, JUNK)),
  onCells((random, cells, at) => cells.with(at, pick(random, JUNK))),
  onCells((random, cells, at) => cells.with(at, pick(random, JUNK))),
  onCells((random, cells, at) => cells.toSpliced(at, 0, pick(random, JUNK))),
  onCells((_, cells, at) => cells.toSpliced(at, 0, '')),
  onCells((_, cells, at) => cells.toSpliced(at, 0, '', '')),
  onCells((_, cells, at) => cells.toSpliced(at, 1)),
  onCells((_, cells, at) => cells.slice(0, Math.max(1, at))),
  onCells((random, cells) => [...cells, ...Array.from({ length: random.between(1, 9) }, () => '')]),
  onCells((random, cells) => [...cells, pick(random, JUNK)]),
  onCells((_, cells, at) => cells.toSpliced(at, 2, `${cells[at] ?? ''}${cells[at + 1] ?? ''}`)),
];

/** A sound line with up to four things done to it that no dump was ever seen to have together. */
export function wildLine(random: Random, line: string): string {
  let wild = line;
  for (let left = random.between(0, random.between(0, 4)); left > 0; left--) {
    wild = MUTATIONS[random.below(MUTATIONS.length)]?.(random, wild) ?? wild;
  }
  return wild;
}
