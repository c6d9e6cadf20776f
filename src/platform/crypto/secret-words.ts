import { randomInt } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';

/** Six of more than 1,900 words: over 65 bits. */
export const secretWordCount = 6;

/**
 * Words of the lists that nobody should hand to a person who fled violence, or who fears the police.
 * Anything typed is still read; they are only never given.
 */
const neverGiven = new Set(
  `aborto ahogo alarma bomba cadáver cárcel celda crimen culpa delito desnudo diablo dolor droga
  enfermo fusil golpe grito guerra herir juez ladrón llorar luto maldad matar miedo morir muerte odio
  peligro pena preso prisión quemar sangre sexo sufrir temor terror tumba veneno vicio víctima
  abuso acoso ataque batalla derrota fuga furia hacha ira lesión lucha mafia momia odiar ogro pelea
  policía rabia rehén rencor riesgo ruina sable secta tanque trauma vejez llaga perder tumor
  abuse alcohol alien army arrest assault attack battle blood border bullet cage chase crash crime
  cruel cry danger deny enemy escape evil fatal fence fire ghost grief guilt gun horror hunt hurt
  illegal knife lonely orphan panic pistol police prison punch reject rifle sad sadness scare
  shoot sick soldier suffer tragic trap weapon wolf
  acusador arma atirador criminal culpar ditador furador golpear guerrear imortal julgador lutador
  masmorra pistola policiar predador sangue`.split(/\s+/u),
);

/** Lists of BIP-39, in which the first four letters tell each word from the others. */
const lists: Readonly<Record<string, readonly string[]>> = {
  en: kind(english),
  pt: kind(portuguese),
  es: kind(spanish),
};

function kind(list: readonly string[]): readonly string[] {
  return list.map((word) => word.normalize('NFC')).filter((word) => !neverGiven.has(word));
}

/** New secret words in the language of the screens; Spanish where we have no list of that language. */
export function newSecretWords(language: string): string[] {
  const list = lists[language] ?? lists.es ?? [];
  return Array.from({ length: secretWordCount }, () => list[randomInt(list.length)] ?? '');
}

/**
 * What the person typed, in the one form that is checked: without accents, small letters, the first
 * four letters of each word, so that a slip at a word's end does no harm. Null if not six words.
 */
export function readSecretWords(typed: string): string | null {
  const words = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length === secretWordCount ? words.map((word) => word.slice(0, 4)).join(' ') : null;
}

/** An answer to somebody's own question, or a word of their own, however it is typed: letters and figures only. */
export function readOwnAnswer(typed: string): string {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
