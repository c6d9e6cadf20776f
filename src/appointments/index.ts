export { askToTell, type OfferToTell, offerToTell } from './offer-to-tell.ts';
