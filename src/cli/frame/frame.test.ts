import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Language, languages } from '../../verifier/say.rules.ts';
import { ArgumentFault, argumentFaultLine } from './argument-fault.ts';
import { readArguments } from './arguments.ts';
import { type CommandName, inWords, toldOf } from './frame-words.ts';
import { helpText } from './help-text.ts';
import { shapes } from './shapes.ts';
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

const puenteFile = join(import.meta.dirname, '../puente.ts');

/** Every command that does something of its own. */
const commands = Object.keys(shapes)
  .filter((one): one is CommandName => one in shapes)
  .filter((one) => one !== 'courts');

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `puente` at a terminal of some language; without a database, so that nothing could begin. */
function puente(terminal: string, ...args: string[]): Promise<Ran> {
  const env = { PATH: process.env.PATH, LANG: terminal, PUENTE_DATA: '/dev/null/none' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [puenteFile, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

for (const command of commands) {
  test(`${command}: its help says in each language how it is called and what each word means`, () => {
    const { usage, rows = [] } = shapes[command];
    const helps = languages.map((language) => helpText(language, command, { columns: 'a, b' }));
    assert.equal(new Set(helps).size, languages.length);
    for (const [at, help] of helps.entries()) {
      const language = languages[at] ?? 'en';
      assert.ok(help.split('\n', 1)[0]?.endsWith(inWords(language, `npx puente ${usage}`)), help);
      for (const row of [...rows, '--language CODE']) {
        assert.ok(help.includes(`\n  ${inWords(language, row)}`), row);
      }
      assert.ok(
        help.split('\n').every((line) => line.length <= 100),
        help,
      );
      assert.doesNotMatch(help, /\{|undefined/u);
    }
  });

  test(`${command}: what its help explains is what it takes, in each language`, () => {
    const names = (shapes[command].rows ?? []).map((row) => row.split(' ', 1)[0]);
    for (const language of languages) {
      const told = toldOf(language, command);
      assert.deepEqual(Object.keys(told.rows ?? {}), names);
      const texts = [told.summary, told.lead, ...Object.values(told.rows ?? {})];
      assert.ok(texts.every((text) => text.trim() === text && text !== ''));
    }
  });

  test(`${command}: run for its help or with an option it does not have, it does nothing else`, async () => {
    const path = command.split(' ');
    const help = await puente('pt_BR.UTF-8', ...path, '--help');
    assert.deepEqual([help.code, help.err], [0, '']);
    assert.match(help.out, new RegExp(`^Uso: npx puente ${command}`, 'u'));
    const refused = await puente('', ...path, '--nonsense', '--language=ht');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.equal(
      refused.err,
      `puente ${command}: pa gen opsyon --nonsense; gade npx puente ${command} --help [noOption]\n`,
    );
  });
}

/** What each language calls the list of commands. */
const titles: Record<Language, string> = {
  en: 'Usage: npx puente COMMAND [options]',
  es: 'Uso: npx puente COMANDO [opciones]',
  pt: 'Uso: npx puente COMANDO [opções]',
  ht: 'Jan pou sèvi: npx puente KÒMAND [opsyon]',
};

test('the commands are listed in the language of the terminal, or in the one asked for', async () => {
  for (const language of languages) {
    const [set, asked] = [
      await puente(`${language}_XX.UTF-8`, '--help'),
      await puente('fr_FR.UTF-8', '--language', language, '--help'),
    ];
    assert.deepEqual(set, asked);
    assert.deepEqual([set.code, set.err], [0, '']);
    assert.equal(set.out.split('\n', 1)[0], titles[language]);
    for (const command of commands.filter((one) => !one.includes(' '))) {
      const { summary } = toldOf(language, command);
      assert.ok(set.out.replaceAll(/\s+/gu, ' ').includes(`${command} ${summary}`), command);
    }
    const courts = await puente(language, 'courts', '--help');
    assert.ok(courts.out.includes(`  compare      ${toldOf(language, 'courts compare').summary}`));
  }
  assert.equal((await puente('fr_FR.UTF-8', '--help')).out.split('\n', 1)[0], titles.en);
});

test('a command or a language that there is not is refused in the reader’s language', async () => {
  const told: [string[], RegExp][] = [
    [
      ['registrar'],
      /^puente: no existe el comando "registrar"; vea npx puente --help \[noCommand\]\n$/,
    ],
    [['courts', 'tabla'], /^puente courts: no existe .*"tabla"; vea npx puente courts --help/],
    [
      ['verify', 'x', '--language', 'fr'],
      /^puente: --language es en, es, pt o ht \[languageForm\]\n$/,
    ],
    [['--language'], /\[languageForm\]\n$/],
    [['restore'], /^puente restore: falta ARCHIVO; vea npx puente restore --help \[missing\]\n$/],
    [['replace-log-key', 'tired'], /"tired".*rotated\|lost\|stolen.*\[oneOf\]\n$/],
  ];
  for (const [args, words] of told) {
    const { code, out, err } = await puente('es_MX.UTF-8', ...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, words);
  }
});

test('what a command says of its work names the same in each language', () => {
  const namesIn = (text: string) => text.match(/\{\w+\}/gu) ?? [];
  for (const [code, sentence] of Object.entries(en.said)) {
    const said = [en, es, pt, ht].map((words) => Reflect.get(words.said, code));
    assert.equal(new Set(said).size, languages.length, code);
    for (const one of said) assert.deepEqual(namesIn(one).sort(), namesIn(sentence).sort(), one);
  }
});

test('a command says in the reader’s language which file it cannot read or write', async () => {
  const told: [string[], RegExp][] = [
    [
      ['plan', '--in', 'none.json', '--out', 'x'],
      /^puente plan: no se puede leer "none\.json" \(ENOENT\) \[unreadable\]\n$/,
    ],
    [
      ['import', '.', '--dry-run'],
      /^puente import: no se puede leer "\." \(EISDIR\) \[unreadable\]\n$/,
    ],
    [['demo'], /^La demostración usa una carpeta propia .*PUENTE_DATA\.\n$/],
  ];
  for (const [args, words] of told) {
    const { code, out, err } = await puente('es_MX.UTF-8', ...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, words);
  }
});

const faults: readonly [code: string, command: CommandName, ...args: string[]][] = [
  ['noOption', 'start', '--port', '9000'],
  ['tooMany', 'demo', 'now'],
  ['missing', 'backup'],
  ['needsValue', 'backup', '--to', '--from'],
  ['needsValue', 'backup', '--to='],
  ['twice', 'plan', '--in', 'a', '--in', 'b'],
  ['noValue', 'import', 'a.csv', '--dry-run=yes'],
  ['noOption', 'import', 'a.csv', '--constructor'],
  ['missing', 'courts diff', 'a'],
  ['missing', 'import', ''],
];
for (const [code, command, ...args] of faults) {
  test(`puente ${command} ${args.join(' ')}: ${code}, in each language, in one line`, () => {
    const read = () => readArguments(args, command).needed('to');
    assert.throws(read, (error) => {
      assert.ok(error instanceof ArgumentFault);
      const lines = languages.map((language) => argumentFaultLine(language, error));
      for (const line of lines) {
        assert.match(line, new RegExp(`^puente ${command}: [^\\n{}]+ \\[${code}\\]$`, 'u'));
      }
      assert.equal(new Set(lines).size, languages.length);
      return true;
    });
  });
}

test('an option that may be given more than once keeps all its values; a flag has none', () => {
  const given = readArguments(['--by', 'a', '--where', 'b=1', '--where', 'b='], 'courts table');
  assert.deepEqual([given.all('where'), given.option('by')], [['b=1', 'b='], 'a']);
  const dry = readArguments(['a.csv', '--dry-run'], 'import');
  assert.deepEqual(
    [dry.flag('dry-run'), dry.option('report'), dry.positionals],
    [true, null, ['a.csv']],
  );
  assert.equal(readArguments(['a.csv'], 'import').flag('dry-run'), false);
});
