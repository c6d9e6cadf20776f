import { BitWriter } from './bit-writer.ts';
import { writeBlock } from './block.ts';
import { FARTHEST } from './symbols.rules.ts';
import { MatchFinder, Tokens } from './tokens.ts';

/** Bytes that are searched for matches at a time. */
const PIECE = 1 << 20;

/** Packs bytes as Deflate64, the method of the large members of the real dump. */
export function* deflate64(blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const out = new BitWriter();
  const tokens = new Tokens();
  const finder = new MatchFinder();
  let window = new Uint8Array();
  for (const piece of piecesOf(blocks)) {
    const data = new Uint8Array(window.length + piece.length);
    data.set(window);
    data.set(piece, window.length);
    finder.find(data, window.length, tokens, () => writeBlock(tokens, false, out));
    window = data.subarray(Math.max(0, data.length - FARTHEST));
    yield out.take();
  }
  writeBlock(tokens, true, out);
  out.align();
  yield out.take();
}

function* piecesOf(blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += PIECE) yield block.subarray(at, at + PIECE);
  }
}
