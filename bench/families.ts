import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HouseholdInput } from '#registry/household.ts';
import { martaTells } from '../test/journeys/asking.ts';
import { type Answer, ask, callApi } from './load.ts';

/** Given names and surnames as the region writes them; every combination is invented. */
const given =
  'María José Luis Ana Carlos Rosa Juan Marta Óscar Génesis Emiliano Wilmer Keily Darwin Yesenia Elmer Dulce Selvin Ixchel Nahúm Brayan Karla Edwin Suyapa Milton Glenda Isaí Mirna Josué Dayana Eliseo Xiomara Rigoberto Lesbia Noé Fátima Adán Wendy Héctor Iris'.split(
    ' ',
  );
const surnames =
  'Cárcamo Núñez Zelaya López Martínez Hernández Ramírez Tzoc Ixcoy Velásquez Mejía Orellana Pineda Discua Escobar Mazariegos Choc Caal Pérez Reyes Alvarado Castellanos Bonilla Guardado Portillo Umaña Quintanilla Sarceño Chávez Rivas Ayala Membreño Lainez Turcios Funes Argueta Cruz Amaya Ordóñez Villatoro Gómez Sical Toj Batz Itzep Ambrocio Barrios Cifuentes Donis Estrada Figueroa Gálvez Hércules Iraheta Jerez Kestler Lemus Maldonado Najarro Olivares'.split(
    ' ',
  );

/** One of a list, spread so that neighbours differ. */
const pick = (list: readonly string[], at: number) => list[(at * 7919) % list.length] ?? '';

/** The names of the `at`th invented person. */
export function namesOf(at: number) {
  return {
    given: `${pick(given, at)} ${pick(given, at * 3 + 1)}`,
    firstSurname: pick(surnames, at + Math.floor(at / 61)),
    secondSurname: pick(surnames, at * 5 + 2),
  };
}

/** An A-number of nine digits that only the `at`th person has. */
export const aNumberOf = (at: number) => String(200_000_000 + at);

/** A Mexican telephone that only the `at`th family has. */
export const phoneOf = (at: number) => `868${String(1_000_000 + at)}`;

/** A family of four as the registry takes it: everything that the form asks, answered. */
export function familyOf(at: number): z.input<typeof HouseholdInput> {
  const person = (place: number) => ({
    names: namesOf(at * 4 + place),
    nationality: 'HND',
    aNumbers: place < 3 ? [{ digits: aNumberOf(at * 4 + place) }] : [],
    inProgramme: place < 3 ? ('yes' as const) : ('no' as const),
    enrolment:
      place < 3 ? { enrolledOn: '2019-08-14', precision: 'day' as const, port: '2301' } : null,
    relation: (['self', 'partner', 'child', 'child'] as const)[place] ?? ('other' as const),
    birth: { precision: 'day' as const, date: `${1980 + place * 9}-03-${10 + (at % 18)}` },
    caseKnowledge: place < 3 ? { situation: 'ACTIVE-NOHEAR' } : {},
    needs: place === 0 ? ['V-PREG'] : [],
  });
  return {
    submissionKey: randomUUID(),
    way: 'web',
    language: 'spa',
    secondLanguage: null,
    reads: true,
    prefersListening: false,
    screenLanguage: 'es',
    people: [0, 1, 2, 3].map(person),
    whereabouts: { country: 'mexico', place: 'matamoros' },
    contacts: [
      {
        channel: 'whatsapp',
        value: `+52${phoneOf(at)}`,
        whose: 'own',
        safeTimes: 'evening',
        maySay: 'news_only',
      },
      {
        channel: 'email',
        value: `familia${at}@example.org`,
        whose: 'relative',
        maySay: 'everything',
      },
    ],
    openingFact: { question: 'home_town', answer: 'El Progreso' },
    consents: [{ purpose: 'help' }, { purpose: 'statistics' }],
  };
}

const Questions = z.object({
  questions: z.array(
    z.object({
      purpose: z.string(),
      recipient: z.object({ organisationId: z.string() }).nullable(),
    }),
  ),
});
const formHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'text/html',
};
const Token = z.object({ token: z.string() });

/** A form that is answered to its end and has only to be sent. */
export interface ReadyForm {
  /** The idempotency key that travels with it. */
  once: string;
  /** The proof that the form is ours. */
  formToken: string;
  cookie: string;
}

/** Prepares forms of families of four: through the API, as the pages of the public form keep them. */
export async function formMaker(address: string): Promise<(at: number) => Promise<ReadyForm>> {
  const [{ formToken, visitor }, permissions] = await Promise.all([
    visitorOf(address),
    permissionsOf(address),
  ]);
  return async (at) => {
    const once = randomUUID();
    const answers = {
      once,
      people: [1, 2, 3, 4],
      contacts: [1, 2],
      typed: typedBy(at, permissions),
    };
    const kept = await callApi(address, '/registry/keep-draft', { token: null, answers });
    const cookie = `visitor=${visitor}; draft=${Token.parse(kept).token}; lang=es`;
    return { once, formToken, cookie };
  };
}

async function visitorOf(address: string): Promise<{ formToken: string; visitor: string }> {
  const refused = await ask(address, { method: 'POST', headers: formHeaders, body: 'unproven=1' });
  const visitor = /visitor=([\w-]+)/u.exec(String(refused.headers['set-cookie']))?.[1];
  const formToken = /name="_form" value="([^"]+)"/u.exec(refused.body)?.[1];
  if (!visitor || !formToken) throw new Error(`no form came: ${refused.status}`);
  return { visitor, formToken };
}

/** Yes to every permission that is asked for. */
async function permissionsOf(address: string): Promise<Record<string, string[]>> {
  const answer = await ask(`${address}/api/registry/consent-questions`, {
    headers: { 'x-puente': '1' },
  });
  const { questions } = Questions.parse(JSON.parse(answer.body));
  return Object.fromEntries(
    questions.map(({ purpose, recipient }) => [
      `c.${purpose}.${recipient?.organisationId ?? ''}`,
      ['yes'],
    ]),
  );
}

/** What Marta tells in the journey through the form, with names and numbers that only this family has. */
function typedBy(at: number, permissions: Record<string, string[]>) {
  const own = Object.fromEntries(
    [1, 2, 3, 4].map((place) => {
      const { given: name, firstSurname, secondSurname } = namesOf(at * 4 + place - 1);
      return [`names/${place}`, { given: name, first: firstSurname, second: secondSurname }];
    }),
  );
  const told = {
    ...martaTells,
    ...own,
    people: {},
    contacts: {},
    returned: { who: ['1', '2', '3'], asked: '1 2 3 4' },
    'a-numbers': {
      'a.1': aNumberOf(at * 4),
      'a.2': aNumberOf(at * 4 + 1),
      'a.3': aNumberOf(at * 4 + 2),
    },
    'contact/1': { channel: 'whatsapp', value: phoneOf(at) },
    permissions,
  };
  return Object.fromEntries(
    Object.entries(told).map(([page, fields]) => [
      page,
      Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, [said].flat()])),
    ]),
  );
}

/** Sends the form as a browser does. */
export function submit(address: string, form: ReadyForm): Promise<Answer> {
  return ask(`${address}/ask-for-help/check?/send`, {
    method: 'POST',
    headers: { ...formHeaders, cookie: form.cookie },
    body: new URLSearchParams({ _form: form.formToken, _once: form.once }).toString(),
  });
}

/** True when the form was taken: the answer leads to the receipt. */
export async function send(address: string, form: ReadyForm): Promise<boolean> {
  const { status, headers } = await submit(address, form);
  return status === 303 && headers.location === '/ask-for-help/receipt';
}
