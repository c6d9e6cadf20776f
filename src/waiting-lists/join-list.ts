import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { answerTo, claim, keepAnswerTo } from '#platform/submissions.ts';
import { commitTo } from '#transparency/index.ts';
import { announce, of } from './announce.ts';
import { dayOf, getList, type List } from './list.ts';
import { writeToLog } from './list-log.ts';
import { nextNumber } from './lists.store.ts';
import { ownWordMac, wordsMac } from './macs.ts';
import { NumberPaper } from './manage.contract.ts';
import { keepNumber, keepSteps } from './numbers.store.ts';

interface Joining {
  listId: string;
  people: number;
  ownWord: string | null;
  language: string;
  submissionKey: string;
}

/**
 * Gives the next number to people who stay together, while a list is paused too: who arrives then must
 * not stand behind who arrives later. The same submission key again gives the same paper.
 */
export async function joinList(context: Context, joining: Joining): Promise<NumberPaper> {
  const { listId, people, submissionKey } = joining;
  const formKey = `list ${listId} ${submissionKey}`;
  if (!(await claim(context, formKey))) {
    const earlier = await answerTo(context, formKey, NumberPaper);
    if (!earlier) throw new Problem('conflict', 'waiting.alreadySending');
    return earlier;
  }
  const list = await getList(context, listId, ['open', 'paused']);
  const number = await nextNumber(context.tx, listId);
  const words = newSecretWords(joining.language);
  await keep(context, list, { ...joining, number, words: words.join(' ') });
  const { commitment, ...opening } = commitTo({ number, people });
  await writeToLog(context, listId, [
    { entry: { kind: 'list.joined', number, commitment }, opening },
  ]);
  const payload = { number };
  await announce(context, { name: 'waiting.numberGiven', subject: of(listId), payload });
  const paper = {
    listId,
    port: list.port,
    number,
    people,
    words,
    joinedOn: dayOf(list, context),
    hasOwnWord: joining.ownWord !== null,
  };
  await keepAnswerTo(context, formKey, paper);
  return paper;
}

async function keep(
  context: Context,
  list: List,
  given: Joining & { number: number; words: string },
): Promise<void> {
  const { tx, keyring, now } = context;
  const { staffId, organisationId } = staffOf(context);
  const { listId, number, people, words, ownWord } = given;
  const kept = {
    listId,
    number,
    people,
    staffId,
    organisationId,
    wordsMac: wordsMac(keyring, listId, number, words),
    ownWordMac: ownWord === null ? null : ownWordMac(keyring, listId, number, ownWord),
  };
  await keepNumber(tx, kept, now);
  await keepSteps(tx, listId, [number], { what: 'joined', day: dayOf(list, context) });
}
