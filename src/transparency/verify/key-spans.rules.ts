import { readKey, textOfKey, type VerifierKey } from '../signed-note.rules.ts';
import { type Fault, fault, type ReadLog } from './read-log.rules.ts';

/** From which size to which a key may sign, both included: its own entry is in the tree, its end is not. */
export interface KeySpan {
  key: VerifierKey;
  from: number;
  to: number;
}

/** The keys that a log announces, each with the sizes of checkpoints that it may sign. */
export function keySpans(log: ReadLog): KeySpan[] {
  const spans = new Map<string, KeySpan>();
  for (const [position, entry] of log.entries.entries()) {
    if (entry?.kind === 'key.added') {
      const key = readKey(String(entry.publicKey));
      if (key) spans.set(key.id, { key, from: position + 1, to: Number.POSITIVE_INFINITY });
    }
    const ended = entry?.kind === 'key.ended' ? spans.get(String(entry.keyId)) : undefined;
    if (ended) ended.to = Math.min(ended.to, position);
  }
  return [...spans.values()];
}

/** Checks the entries of keys, and that the header names just the keys that the log announces. */
export function checkKeys(log: ReadLog): Fault[] {
  const faults: Fault[] = [];
  const active = new Set<string>();
  const announced: string[] = [];
  for (const [position, entry] of log.entries.entries()) {
    if (entry?.kind === 'key.added') {
      const keyId = String(entry.keyId);
      const key = readKey(String(entry.publicKey));
      if (key?.id !== keyId || key.name !== log.origin || key.type !== 1) {
        faults.push(fault('keyMalformed', { position }));
      }
      if (announced.includes(String(entry.publicKey))) faults.push(fault('keyTwice', { position }));
      announced.push(String(entry.publicKey));
      active.add(keyId);
    }
    if (entry?.kind === 'key.ended' && !active.delete(String(entry.keyId))) {
      faults.push(fault('keyNotActive', { position }));
    }
  }
  const named = log.keys.map(textOfKey);
  if (named.join('\n') !== announced.join('\n')) faults.push(fault('keysDiffer'));
  return faults;
}
