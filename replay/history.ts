// The days of 2021 that everything hangs on.

/** Registration opened, and the first 25 people crossed at San Ysidro. */
export const firstDay = '2021-02-19';
/** Closed and absent cases were taken in from this day. */
export const phaseTwo = '2021-06-23';
/** Processing was closed after the Supreme Court refused a stay. */
export const courtOrder = '2021-08-24';

/** The ports of the wind-down, as a programme names them. */
export const windDownPorts = ['2504', '2301', '2402', '2305', '2304', '2303'] as const;
