/** Draws architecture.mjs: `node docs/map.ts` writes docs/map.svg. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capabilities, faces, ground } from '../architecture.mjs';

type Uses = Readonly<Record<string, readonly string[]>>;

/** A capability stands one row above the highest that it uses. */
function rowOf(name: string, uses: Uses): number {
  const used = uses[name] ?? [];
  return used.length === 0 ? 0 : 1 + Math.max(...used.map((other) => rowOf(other, uses)));
}

const box = { width: 150, height: 44, across: 190, down: 96 };

/** The map of who may use whom as SVG. Arrows point at what is used; everybody stands on the ground. */
export function mapOf(uses: Uses): string {
  const names = Object.keys(uses);
  const rows = Math.max(...names.map((name) => rowOf(name, uses))) + 1;
  const place = new Map<string, { x: number; y: number }>();
  for (let row = 0; row < rows; row += 1) {
    const inRow = names.filter((name) => rowOf(name, uses) === row);
    inRow.forEach((name, at) => {
      const x = 40 + at * box.across + (row % 2) * (box.across / 2);
      place.set(name, { x, y: 40 + (rows - 1 - row) * box.down + box.down });
    });
  }
  const width = Math.max(...[...place.values()].map(({ x }) => x)) + box.width + 40;
  const bottom = 40 + rows * box.down + box.height;
  const arrows = names.flatMap((from) =>
    (uses[from] ?? []).map((to) => arrow(place.get(from), place.get(to))),
  );
  const boxes = names.map((name) => rectangle(name, place.get(name)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 92}" font-family="sans-serif" font-size="15" role="img" aria-label="Who may use whom">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#4B5560"/></marker></defs>',
    `<rect width="${width}" height="${bottom + 92}" fill="#FBF8F2"/>`,
    wide(40, width, `${faces.join(', ')} see contracts, rules and law`, '#0B6E69', '#fff'),
    ...arrows,
    ...boxes,
    wide(bottom + 36, width, `${ground.join(', ')}: know no capability`, '#D9D3C7', '#1B1F24'),
    '</svg>',
    '',
  ].join('\n');
}

function rectangle(name: string, at: { x: number; y: number } | undefined): string {
  const { x = 0, y = 0 } = at ?? {};
  return `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6" fill="#fff" stroke="#1B1F24"/><text x="${x + box.width / 2}" y="${y + 27}" text-anchor="middle" fill="#1B1F24">${name}</text>`;
}

function arrow(
  from: { x: number; y: number } | undefined,
  to: { x: number; y: number } | undefined,
): string {
  if (!from || !to) return '';
  const x1 = from.x + box.width / 2;
  const x2 = to.x + box.width / 2;
  return `<line x1="${x1}" y1="${from.y + box.height}" x2="${x2}" y2="${to.y - 4}" stroke="#4B5560" marker-end="url(#tip)"/>`;
}

function wide(y: number, width: number, text: string, fill: string, ink: string): string {
  return `<rect x="40" y="${y}" width="${width - 80}" height="36" rx="6" fill="${fill}"/><text x="${width / 2}" y="${y + 24}" text-anchor="middle" fill="${ink}">${text}</text>`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(import.meta.dirname, 'map.svg'), mapOf(capabilities));
}
