import type { Application } from '#platform/call.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { dateIn, dayText } from '../../../words/dates.ts';
import type { Dictionary } from '../../../words/say.ts';
import { dictionary } from '../../../words/words.ts';
import { deskZone } from '../lines.ts';

const said = /^(shell\.(next|weDoNotKnowYet)$|ask-for-help\.(receipt|next|open|pay)\.)/;

/** What stands on a receipt, whatever it is for. */
export interface PaperFacts {
  folio: string;
  words: readonly string[];
  registeredAt: Date;
  keeper: string;
  noProgramme: boolean;
}

/** A receipt ready to print, in the language that the family reads or is read to. */
export function paperOf(
  { folio, words, registeredAt, keeper, noProgramme }: PaperFacts,
  language: ScreenLocale,
  application: Application,
  host: string,
) {
  const address = `${application.publicUrl ?? `http://${host}`}/my-place`;
  return {
    language,
    dictionary: wordsOfPaper(language),
    folio,
    secret: words,
    address: address.replace(/^https?:\/\//, ''),
    // The folio alone opens nothing; the secret words never stand in an address.
    qr: `${address}?folio=${folio}`,
    registered: dayText(language, dateIn(registeredAt, deskZone)),
    keeper,
    noProgramme,
  };
}

function wordsOfPaper(language: ScreenLocale): Dictionary {
  const all = dictionary(language, ['shell', 'ask-for-help']);
  return Object.fromEntries(Object.entries(all).filter(([key]) => said.test(key)));
}
