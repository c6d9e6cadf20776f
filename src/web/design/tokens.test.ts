import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const css = await readFile(join(import.meta.dirname, 'tokens.css'), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = coloursIn(lightPart);
const looks = { light, dark: new Map([...light, ...coloursIn(darkPart)]) };

/** What is written, and on what. */
const written: readonly (readonly [ink: string, ground: string])[] = [
  ...['ink', 'quiet', 'river', 'river-deep', 'danger', 'caution', 'done'].flatMap((ink) =>
    ['paper', 'sheet'].map((ground) => [ink, ground] as const),
  ),
  ...['caution', 'danger', 'done', 'river'].flatMap((tone) =>
    [tone, 'ink', 'quiet'].map((ink) => [ink, `${tone}-wash`] as const),
  ),
  ['on-river', 'river'],
  ['on-river', 'river-deep'],
  ['paper', 'ink'],
  ['paper', 'quiet'],
];

/** What must be seen without being read: edges of fields, the ring of the focus (WCAG 1.4.11: 3 to 1). */
const seen = ['edge', 'focus', 'danger', 'river'].flatMap((mark) =>
  ['paper', 'sheet'].map((ground) => [mark, ground] as const),
);

for (const [look, colours] of Object.entries(looks)) {
  test(`every pair that carries words can be read, in ${look}`, () => {
    for (const [ink, ground] of written) assertContrast(colours, ink, ground, 4.5);
  });
  test(`every edge and mark can be seen, in ${look}`, () => {
    for (const [mark, ground] of seen) assertContrast(colours, mark, ground, 3);
  });
}

test('the dark look names every colour of the light one', () => {
  assert.deepEqual([...coloursIn(darkPart).keys()].sort(), [...light.keys()].sort());
});

test('who chooses the dark look at the desk sees the same dark', async () => {
  const desk = await readFile(join(import.meta.dirname, 'desk.css'), 'utf8');
  const chosen = desk.slice(desk.indexOf('[data-theme="dark"]'));
  assert.deepEqual(coloursIn(chosen), coloursIn(darkPart));
});

function coloursIn(part: string): Map<string, string> {
  return new Map(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

function assertContrast(
  colours: ReadonlyMap<string, string>,
  above: string,
  below: string,
  least: number,
): void {
  const [a, b] = [luminance(colours.get(above)), luminance(colours.get(below))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  assert.ok(ratio >= least, `${above} on ${below}: ${ratio.toFixed(2)} to 1`);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string | undefined): number {
  assert.ok(hex, 'a colour that does not exist');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
