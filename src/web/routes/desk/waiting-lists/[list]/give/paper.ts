import type { Application } from '#platform/call.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { NumberPaper } from '#waiting-lists/contract.ts';
import { dayText } from '../../../../../words/dates.ts';
import { dictionary } from '../../../../../words/words.ts';
import { portName } from '../../../../(public)/my-place/towns.ts';

/** A number ready to print, in the language that its holder reads or is read to. */
export function paperOf(
  { listId, port, number, people, words, joinedOn, hasOwnWord }: NumberPaper,
  language: ScreenLocale,
  application: Application,
  host: string,
) {
  const home = application.publicUrl ?? `http://${host}`;
  const all = Object.entries(dictionary(language, ['shell', 'waiting-lists']));
  return {
    language,
    dictionary: Object.fromEntries(all.filter(([key]) => said.test(key))),
    name: portName(port, language),
    number,
    people,
    secret: words,
    hasOwnWord,
    given: dayText(language, joinedOn),
    address: `${home}/waiting-lists`.replace(/^https?:\/\//, ''),
    // The number alone opens nothing; the secret words never stand in an address.
    qr: `${home}/waiting-lists/my-number?list=${listId}&number=${number}`,
  };
}

const said = /^(shell\.next$|waiting-lists\.(paper\.|my\.people$|free|notAppointment\.))/;
