import { caseSituationByCode, caseSituations } from '#vocabulary/case-situations.ts';
import { type Channel, channels } from '#vocabulary/channels.ts';
import { needByCode, needs } from '#vocabulary/needs.ts';
import { type CodeWords, codeWords, wordKey } from './code-words.rules.ts';
import type { CodeReading } from './nationality.rules.ts';

// Spanish, English, Portuguese. `H` is hombre on Mexican forms; what `M` is there, see the roster.
const sexWords = codeWords<'F' | 'M' | 'X'>([
  [
    'F',
    [
      'F',
      'femenino',
      'femenina',
      'fem',
      'mujer',
      'niña',
      'female',
      'woman',
      'girl',
      'feminino',
      'mulher',
      'menina',
    ],
  ],
  [
    'M',
    [
      'M',
      'masculino',
      'masculina',
      'masc',
      'hombre',
      'varón',
      'niño',
      'H',
      'male',
      'man',
      'boy',
      'homem',
      'menino',
    ],
  ],
  [
    'X',
    [
      'X',
      'otro',
      'otra',
      'other',
      'outro',
      'outra',
      'no binario',
      'no binaria',
      'no binarie',
      'non-binary',
      'nb',
      'não binário',
      'intersexual',
      'intersex',
    ],
  ],
]);

const yesWords = codeWords<'yes' | 'no'>([
  ['yes', ['yes', 'y', 'sí', 's', 'sim', 'true', 'verdadero', '1', 'wi']],
  ['no', ['no', 'n', 'não', 'false', 'falso', '0', 'non']],
]);

const channelWords = codeWords<Channel['code']>(
  channels.map(({ code, names }) => [
    code,
    [code, ...Object.values(names), ...(otherChannelWords()[code] ?? [])],
  ]),
);

function otherChannelWords(): Readonly<Record<Channel['code'], readonly string[]>> {
  return {
    whatsapp: ['wa', 'whats', 'whats app', 'wasap', 'wasá', 'guasap', 'wsp', 'wpp'],
    sms: [
      'mensaje',
      'mensajes',
      'mensajes de texto',
      'texto',
      'text',
      'txt',
      'message',
      'mensagem',
    ],
    voice: [
      'voz',
      'llamadas',
      'llamada telefónica',
      'teléfono',
      'call',
      'calls',
      'phone',
      'telephone',
      'telefone',
      'chamada',
    ],
    email: ['e-mail', 'mail', 'correo', 'correo-e', 'email address'],
    none: ['ninguna', 'nada', 'no tiene', 'no', 'sin contacto', 'nenhuma'],
  };
}

const situationWords = codeWords([
  ...caseSituations.map(({ code, names }) => [code, [code, ...Object.values(names)]] as const),
  ['ABANDON/WITHDRAW', ['ABANDON', 'WITHDRAW', 'ABANDONED', 'WITHDRAWN']],
  [
    'UNKNOWN',
    [
      'desconocido',
      'desconocida',
      'no sabe',
      'no sé',
      'unknown',
      "don't know",
      'se desconoce',
      'não sabe',
    ],
  ],
]);

const needWords = codeWords(
  needs.map(({ code, names }) => [code, [code, code.slice(2), ...Object.values(names)]]),
);

function fromWords<Code extends string>(text: string, words: CodeWords<Code>): CodeReading<Code> {
  const value = words.get(wordKey(text));
  if (value === undefined || wordKey(text) === '') return { value: null, finding: 'value-unknown' };
  return { value, finding: text.trim() === value ? null : 'value-mapped' };
}

/** Reads a sex: F, M or X, or a word for one in Spanish, English or Portuguese. */
export const readSex = (text: string): CodeReading<'F' | 'M' | 'X'> => fromWords(text, sexWords);

/** Reads whether somebody reads: yes or no. */
export const readReads = (text: string): CodeReading<'yes' | 'no'> => fromWords(text, yesWords);

/** Reads a way to reach somebody. */
export const readChannel = (text: string): CodeReading<Channel['code']> =>
  fromWords(text, channelWords);

/** Reads where a court case stands. "Not known" is an answer: UNKNOWN. */
export function readCaseSituation(text: string): CodeReading {
  const code = text.trim();
  return caseSituationByCode.has(code)
    ? { value: code, finding: null }
    : fromWords(text, situationWords);
}

/** Reads one need. */
export function readNeed(text: string): CodeReading {
  const code = text.trim();
  return needByCode.has(code) ? { value: code, finding: null } : fromWords(text, needWords);
}
