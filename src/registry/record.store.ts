import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

// One household as it lies in the database: clear columns and sealed texts. Within JSON sealed bytes
// are base64 and times are text.

/** A person as kept; sealed texts in base64, as JSON carries them. */
export interface PersonRecord {
  personId: string;
  position: number;
  names: string;
  birth: string;
  aNumbers: string | null;
  case: string | null;
  needs: string | null;
  nationality: string | null;
  language: string | null;
  inProgramme: 'yes' | 'no' | 'unknown';
  leftAt: string | null;
  /** When a desk added them later; null for who was registered with the household. */
  addedAt: string | null;
  /** Why a desk took them out; null for who left of their own will, or is here. */
  takenOut: string | null;
}

/** A return under a programme; `document` is the sealed reference of the paper that was seen. */
export interface EnrolmentRecord {
  enrolmentId: string;
  personId: string;
  enrolledOn: string | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
  basis: 'declared' | 'paper_seen' | 'confirmed';
  port: string | null;
  document: string | null;
  decidedBy: string | null;
}

/** A way to reach them; in force from `takesEffectAt` to `endedAt`, both ISO instants. */
export interface ContactRecord {
  contactId: string;
  personId: string | null;
  channel: string;
  sealed: string;
  maySay: string;
  takesEffectAt: string;
  endedAt: string | null;
  replaces: string | null;
}

/** A permission, with the name of who received it; withdrawn ones too. */
export interface ConsentRecord {
  consentId: string;
  purpose: string;
  recipientId: string | null;
  recipientName: string | null;
  givenAt: string;
  withdrawnAt: string | null;
}

/** What a family asked to have put right, sealed, and what became of it. */
export interface CorrectionRecord {
  correctionId: string;
  personId: string | null;
  about: string;
  sealed: string;
  askedAt: string;
  outcome: 'waiting' | 'made' | 'not_made';
}

/** A household with all that belongs to it. */
export interface HouseholdRecord {
  householdId: string;
  organisationId: string;
  keeperName: string;
  keeperCity: string | null;
  folio: string;
  way: string;
  byProxy: boolean;
  registeredAt: Date;
  state: 'registered' | 'withdrawn' | 'closed' | 'erased';
  stateSince: Date;
  legalHold: string | null;
  size: number;
  language: string;
  secondLanguage: string | null;
  reads: boolean | null;
  prefersListening: boolean | null;
  screenLanguage: 'es' | 'en' | 'pt' | 'ht';
  childAlone: boolean;
  details: Buffer | null;
  whereabouts: Buffer | null;
  openingQuestion: string | null;
  people: PersonRecord[];
  enrolments: EnrolmentRecord[];
  contacts: ContactRecord[];
  consents: ConsentRecord[];
  corrections: CorrectionRecord[];
  calls: { callId: string; contactId: string | null; askedAt: string }[];
  words: {
    personId: string | null;
    knownToHelper: boolean;
    handedBy: 'form' | 'family' | 'desk';
  }[];
}

/** One household as the actor may see it, or null. Contacts that have ended are left out. */
export function findRecord(
  tx: Tx,
  householdId: string,
  now: Date,
): Promise<HouseholdRecord | null> {
  return tx.first<HouseholdRecord>(sql`
    select h.household_id as "householdId", h.organisation_id as "organisationId",
      o.name as "keeperName", o.city as "keeperCity", h.folio, h.way, h.by_proxy as "byProxy",
      h.registered_at as "registeredAt", h.state, h.state_since as "stateSince",
      h.legal_hold as "legalHold", h.size, h.language, h.second_language as "secondLanguage",
      h.reads, h.prefers_listening as "prefersListening", h.screen_language as "screenLanguage",
      h.child_alone as "childAlone", h.details_sealed as details,
      h.whereabouts_sealed as whereabouts, h.opening_question as "openingQuestion",
      (select coalesce(json_agg(json_build_object('personId', p.person_id, 'position', p.position,
          'names', encode(p.names_sealed, 'base64'), 'birth', encode(p.birth_sealed, 'base64'),
          'aNumbers', encode(p.a_numbers_sealed, 'base64'), 'case', encode(p.case_sealed, 'base64'),
          'needs', encode(p.needs_sealed, 'base64'), 'nationality', p.nationality,
          'language', p.language, 'inProgramme', p.in_programme, 'leftAt', p.left_at,
          'addedAt', p.added_at, 'takenOut', p.taken_out)
          order by p.position, p.person_id), '[]')
        from registry.people p where p.household_id = h.household_id) as people,
      (select coalesce(json_agg(json_build_object('enrolmentId', e.enrolment_id,
          'personId', e.person_id, 'enrolledOn', e.enrolled_on, 'precision', e.precision,
          'basis', e.basis, 'port', e.port, 'document', encode(e.document_sealed, 'base64'),
          'decidedBy', e.decided_by) order by e.enrolled_on, e.enrolment_id), '[]')
        from registry.enrolments e where e.household_id = h.household_id) as enrolments,
      (select coalesce(json_agg(json_build_object('contactId', c.contact_id,
          'personId', c.person_id, 'channel', c.channel, 'sealed', encode(c.sealed, 'base64'),
          'maySay', c.may_say, 'takesEffectAt', c.takes_effect_at, 'endedAt', c.ended_at,
          'replaces', c.replaces) order by c.added_at, c.contact_id), '[]')
        from registry.contacts c where c.household_id = h.household_id
          and (c.ended_at is null or c.ended_at > ${now})) as contacts,
      (select coalesce(json_agg(json_build_object('consentId', c.consent_id, 'purpose', c.purpose,
          'recipientId', c.recipient_organisation_id, 'recipientName', r.name,
          'givenAt', c.given_at, 'withdrawnAt', c.withdrawn_at)
          order by c.given_at, c.purpose, r.name), '[]')
        from registry.consents c
        left join registry.organisations r on r.organisation_id = c.recipient_organisation_id
        where c.household_id = h.household_id) as consents,
      (select coalesce(json_agg(json_build_object('correctionId', c.correction_id,
          'personId', c.person_id, 'about', c.about, 'sealed', encode(c.sealed, 'base64'),
          'askedAt', c.asked_at, 'outcome', c.outcome) order by c.asked_at), '[]')
        from registry.corrections c where c.household_id = h.household_id) as corrections,
      (select coalesce(json_agg(json_build_object('callId', c.call_id, 'contactId', c.contact_id,
          'askedAt', c.asked_at) order by c.asked_at), '[]')
        from registry.calls c
        where c.household_id = h.household_id and c.called_at is null) as calls,
      (select coalesce(json_agg(json_build_object('personId', w.person_id,
          'knownToHelper', w.known_to_helper, 'handedBy', w.handed_by)), '[]')
        from registry.secret_words w
        where w.household_id = h.household_id and w.ended_at is null) as words
    from registry.households h
    join registry.organisations o on o.organisation_id = h.organisation_id
    where h.household_id = ${householdId} and h.state <> 'erased'`);
}
