/** What a correction may be about. */
export const abouts = [
  'names',
  'birth',
  'nationality',
  'a_number',
  'enrolment',
  'family',
  'other',
] as const;
