/** A Huffman code: for each symbol its number of bits (0: never used) and its bits, first bit lowest. */
export interface HuffmanCode {
  readonly lengths: Uint8Array;
  readonly bits: Uint16Array;
}

/**
 * The canonical code for these frequencies with no more than `longest` bits. At least two symbols get
 * a code, so that it is complete, as readers want it.
 */
export function huffmanCode(frequencies: Uint32Array, longest: number): HuffmanCode {
  const lengths = codeLengths(withTwoSymbols(frequencies), longest);
  return { lengths, bits: canonicalBits(lengths) };
}

function withTwoSymbols(frequencies: Uint32Array): Uint32Array {
  const used = frequencies.slice();
  for (let symbol = 0; used.filter((count) => count > 0).length < 2; symbol++) used[symbol] ||= 1;
  return used;
}

function codeLengths(frequencies: Uint32Array, longest: number): Uint8Array {
  const symbols = [...frequencies.keys()].filter((symbol) => frequencies[symbol] !== 0);
  symbols.sort((a, b) => (frequencies[a] ?? 0) - (frequencies[b] ?? 0) || a - b);
  const depths = treeDepths(symbols.map((symbol) => frequencies[symbol] ?? 0));
  const perLength = limited(depths, longest);
  const lengths = new Uint8Array(frequencies.length);
  let next = 0;
  for (let length = longest; length > 0; length--) {
    for (let left = perLength[length] ?? 0; left > 0; left--)
      lengths[symbols[next++] ?? 0] = length;
  }
  return lengths;
}

/** Depths of the leaves of Huffman's tree over weights that are sorted from the smallest. */
function treeDepths(weights: readonly number[]): number[] {
  const leaves = weights.length;
  const weight = [...weights];
  const parent: number[] = [];
  let leaf = 0;
  let inner = leaves;
  const takeLighter = (): number =>
    leaf < leaves && (inner >= weight.length || at(weight, leaf) <= at(weight, inner))
      ? leaf++
      : inner++;
  while (weight.length < 2 * leaves - 1) {
    const [one, other] = [takeLighter(), takeLighter()];
    parent[one] = weight.length;
    parent[other] = weight.length;
    weight.push(at(weight, one) + at(weight, other));
  }
  const depth: number[] = new Array(weight.length).fill(0);
  for (let node = weight.length - 2; node >= 0; node--)
    depth[node] = at(depth, at(parent, node)) + 1;
  return depth.slice(0, leaves);
}

/** How many codes of each length there are when none is longer than `longest`. */
function limited(depths: readonly number[], longest: number): number[] {
  const perLength: number[] = new Array(longest + 1).fill(0);
  for (const depth of depths)
    perLength[Math.min(depth, longest)] = at(perLength, Math.min(depth, longest)) + 1;
  let room = perLength.reduce(
    (sum, count, length) => sum + (length ? count << (longest - length) : 0),
    0,
  );
  // Too many at the bottom: two of them hang below a shorter one, until the tree closes again.
  for (; room > 1 << longest; room--) {
    let length = longest - 1;
    while (perLength[length] === 0) length--;
    perLength[length] = at(perLength, length) - 1;
    perLength[length + 1] = at(perLength, length + 1) + 2;
    perLength[longest] = at(perLength, longest) - 1;
  }
  return perLength;
}

function canonicalBits(lengths: Uint8Array): Uint16Array {
  const bits = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    for (const [symbol, own] of lengths.entries()) {
      if (own === length) bits[symbol] = reversed(code++, length);
    }
    code <<= 1;
  }
  return bits;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
