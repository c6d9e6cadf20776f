/**
 * What was sent, without what no text of ours may hold: the character NUL, which PostgreSQL does not
 * keep, and halves of a surrogate pair, which are no character (they become U+FFFD). Keys too. What
 * is neither text, list nor plain object stays as it is. What lies deeper than anything of ours is null,
 * which no field of ours takes there: whoever nests without end must not use up the stack.
 */
export function cleanInput(value: unknown, levels = deepest): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) {
    return levels === 0 ? null : value.map((inner) => cleanInput(inner, levels - 1));
  }
  if (!isPlain(value)) return value;
  if (levels === 0) return null;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cleanText(key), cleanInput(inner, levels - 1)]),
  );
}

/** Levels of lists and objects within one another; what we take has fewer than ten. */
const deepest = 64;

function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
