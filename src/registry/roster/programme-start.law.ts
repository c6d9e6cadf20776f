/**
 * The first day on which anybody can have been enrolled: the Department of Homeland Security began
 * the Migrant Protection Protocols by memoranda of 24 to 29 January 2019, with the first return to
 * Tijuana on the 29th. The earliest of these days is taken, so that nobody's true date is emptied.
 */
export const programmeStart = '2019-01-24';
