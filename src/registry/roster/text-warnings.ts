/** What looks wrong in a text that is kept as it is. */
export type TextWarning = 'looks-like-formula' | 'looks-like-html' | 'mojibake';

/** Windows-1252 letters outside Latin-1, by the byte they stand for. */
const bytesOf1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, index) => [
    letter,
    0x80 + index,
  ]),
);

function bytesAs1252(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : bytesOf1252.get(letter);
    if (byte === undefined || letter.length > 1) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** `MuÃ±oz`: letters that are UTF-8 read as Latin-1, or a letter that was lost (`Mu�oz`). */
function isMojibake(text: string): boolean {
  if (text.includes('\ufffd')) return true;
  if (!/[\u0080-\uffff]{2}/.test(text)) return false;
  return (text.match(/[\u0080-\uffff]{2,}/g) ?? []).some((run) => {
    const bytes = bytesAs1252(run);
    if (bytes === null) return false;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== run;
    } catch {
      return false;
    }
  });
}

/** Warnings about a name or a city, which are kept whatever they hold. */
export function textWarnings(text: string): TextWarning[] {
  const warnings: TextWarning[] = [];
  if (/^[=+\-@]/.test(text)) warnings.push('looks-like-formula');
  if (/<\/?[a-z!?][^>]*>|<script|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/i.test(text))
    warnings.push('looks-like-html');
  if (isMojibake(text)) warnings.push('mojibake');
  return warnings;
}
