import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

/** What a plan is made from, as JSON on one line each: megabytes that mostly repeat themselves. */
interface Texts {
  instance: string;
  previous: string;
}

const pack = promisify(gzip);

/** The texts as they are kept: both lines in one gzip, fast rather than small. Other work goes on beside. */
export function packTexts({ instance, previous }: Texts): Promise<Buffer> {
  return pack(`${instance}\n${previous}`, { level: 1 });
}

/** The texts that were kept. Those of before they were packed are there as they are. */
export function unpackTexts(kept: Uint8Array): Texts {
  const isPacked = kept[0] === 0x1f;
  const text = Buffer.from(isPacked ? gunzipSync(kept) : kept).toString();
  const end = text.indexOf('\n');
  return { instance: text.slice(0, end), previous: text.slice(end + 1) };
}
