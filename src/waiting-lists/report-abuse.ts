import { z } from 'zod';
import { allOrganisations } from '#coordination/index.ts';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import type { Tx } from '#platform/database.ts';
import { noteListView } from '#platform/list-views.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { dayOf, holdersOf, type List } from './list.ts';
import { mostReports, type ReportKind } from './list-words.rules.ts';
import type { listReports } from './manage.contract.ts';
import { keepReport, keepResult, reportReaders, reportsToRead } from './reports.store.ts';
import { countReport } from './secrets.store.ts';
import { visiting } from './visit.ts';

interface Report {
  visit: string;
  kind: ReportKind;
  about: string | null;
  note: string;
}

/**
 * Keeps what a holder tells of a bribe or a threat, sealed. Refused where nobody could read it: that
 * must be said, and not kept for nobody.
 */
export function reportAbuse(context: Context, report: Report): Promise<Record<string, never>> {
  const { visit, kind, about, note } = report;
  return visiting(context, visit, async (inner, { list, hash, reports }) => {
    const { tx, keyring } = inner;
    const { listId } = list;
    if (about !== null && !holdersOf(list).includes(about)) {
      throw new Problem('invalid', 'waiting.aboutNobodyHere', {}, [
        { field: 'about', code: 'waiting.aboutNobodyHere' },
      ]);
    }
    if ((await reportReaders(tx, listId, about)).length === 0) {
      throw new Problem('conflict', 'waiting.nobodyToRead');
    }
    if (reports >= mostReports) throw new Problem('tooMany', 'waiting.reportedOften');
    const reportId = inner.newId();
    const sealed = sealNote(keyring, reportId, note);
    await keepReport(tx, { reportId, listId, about, kind, sealed, day: dayOf(list, inner) });
    await countReport(tx, hash);
    const payload = { reportId };
    await announce(inner, { name: 'waiting.abuseReported', subject: of(listId), payload });
    return {};
  });
}

/** For whoever a report may be about, the names of the organisations that would read it. */
export async function readersOf({ tx }: Context, list: List) {
  const names = await organisationNames(tx);
  const choices = [...holdersOf(list), null];
  return Promise.all(
    choices.map(async (about) => ({
      about,
      aboutName: about === null ? null : (names.get(about) ?? ''),
      readers: await readerNames(tx, names, list, about),
    })),
  );
}

/** The names of the organisations that do not keep a list: whom anybody can tell, without a number too. */
export async function outsideReaders({ tx }: Context, list: List): Promise<string[]> {
  return readerNames(tx, await organisationNames(tx), list, null);
}

async function organisationNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const all = await allOrganisations(tx);
  return new Map(all.map(({ organisationId, name }) => [organisationId, name]));
}

async function readerNames(
  tx: Tx,
  names: ReadonlyMap<string, string>,
  { listId }: List,
  about: string | null,
): Promise<string[]> {
  const readers = await reportReaders(tx, listId, about);
  return readers.map((id) => names.get(id) ?? '').sort();
}

const Note = z.object({ note: z.string() });
const place = (reportId: string) => `waiting_lists.reports|${reportId}|1`;

function sealNote(keyring: Keyring, reportId: string, note: string): Buffer {
  return seal(keyring.key('list-reports'), place(reportId), JSON.stringify({ note }));
}

/** The reports that our organisation may read, opened; the view is noted. */
export async function showReports(context: Context): Promise<z.output<typeof listReports.output>> {
  const { tx, keyring } = context;
  const [kept, organisations] = await Promise.all([reportsToRead(tx), allOrganisations(tx)]);
  await noteListView(
    context,
    'waiting.listReports',
    kept.map(({ reportId }) => reportId),
  );
  const names = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
  const reports = kept.map(({ sealed, about, ...rest }) => {
    const text = open(keyring.key('list-reports'), place(rest.reportId), sealed).toString();
    const { note } = Note.parse(JSON.parse(text));
    return { ...rest, note, about: about === null ? null : (names.get(about) ?? '') };
  });
  return { reports };
}

/** Says what was done about a report. */
export async function settleReport(
  context: Context,
  { reportId, result }: { reportId: string; result: string },
): Promise<Record<string, never>> {
  const { staffId, organisationId } = staffOf(context);
  const settled = { reportId, result, staffId, organisationId };
  if (!(await keepResult(context.tx, settled, context.now))) {
    throw new Problem('missing', 'waiting.noSuchReport');
  }
  await announce(context, {
    name: 'waiting.reportSettled',
    subject: { kind: 'organisation', id: organisationId },
    payload: { reportId, result },
  });
  return {};
}
