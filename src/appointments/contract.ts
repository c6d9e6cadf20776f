/** What can be asked about appointments, by what it serves. */
export * from './days.contract.ts';
export * from './my-slot.contract.ts';
export * from './offer.contract.ts';
export * from './openings.contract.ts';
export * from './plan.contract.ts';
export * from './stand-by.contract.ts';
