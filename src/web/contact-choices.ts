/** Whose a way to reach a household is. */
export const owners = [
  'own',
  'partner',
  'relative',
  'friend',
  'shelter',
  'lawyer',
  'other',
] as const;

/** When it is safe to call or write. */
export const times = ['any', 'morning', 'afternoon', 'evening', 'ask'] as const;
