/** The label of each field of the page's forms, so that the summary of what is wrong names it. */
const labels: Readonly<Record<string, string>> = {
  class: 'household.expedite.class',
  criteria: 'household.expedite.criteria',
  evidence: 'household.expedite.evidence',
  enrolledOn: 'household.paper.date',
  port: 'register.port',
  kind: 'household.paper.kind',
  reference: 'household.paper.reference',
  order: 'household.knowledge.order',
  folio: 'household.link.folio',
  consent: 'household.share.which',
  reason: 'household.close.reason',
  ports: 'household.standBy.ports',
  readyHours: 'household.standBy.ready',
  until: 'household.standBy.until',
  'p0.birth': 'register.birth',
  'p0.returned': 'register.returned',
};

/** The same where two forms call a field alike: by the form that is open. */
const labelsIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  link: { kind: 'household.link.kind' },
  note: { note: 'household.note.text' },
  expedite: { note: 'household.expedite.note' },
};

/** What a field of the open form (`?do=…`) is called: the end of its key under `families`. Null for none. */
export function labelOf(field: string, doing: string | null): string | null {
  const form = doing?.split('-')[0] ?? '';
  return labelsIn[form]?.[field] ?? labels[field] ?? null;
}
