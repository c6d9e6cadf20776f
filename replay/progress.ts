import type { Progress } from './story/tell-2021.ts';

const width = 32;

/** A bar on the terminal that says day and part; where there is none, a line each tenth. */
export function progressBar(out: NodeJS.WriteStream): { show: Progress; end(): void } {
  let told = -1;
  const line = (day: string, part: number) => {
    const full = Math.round(part * width);
    const bar = '█'.repeat(full) + '░'.repeat(width - full);
    return `${bar} ${String(Math.round(part * 100)).padStart(3)} %  ${day}`;
  };
  return {
    show: (day, part) => {
      if (out.isTTY) out.write(`\r${line(day, part)}`);
      else if (Math.floor(part * 10) > told) out.write(`${line(day, part)}\n`);
      told = Math.max(told, Math.floor(part * 10));
    },
    end: () => {
      if (out.isTTY) out.write('\n');
    },
  };
}
