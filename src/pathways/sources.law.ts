import type { Source } from './law.ts';

const retrieved = '2026-11-21';

/** The public sources that the rows of law rely on, each cited by name. */
export const sources = {
  eoirManual59: {
    name: 'EOIR Immigration Court Practice Manual, chapter 5.9, Motions to Reopen In Absentia Orders',
    address: 'https://www.justice.gov/eoir/reference-materials/ic/chapter-5/9',
    says: '“an in absentia order may be rescinded only upon the granting of a motion to reopen”; cover page “MOTION TO REOPEN AN IN ABSENTIA ORDER”; EOIR-33/IC, EOIR-28 or EOIR-61, fee or waiver',
    retrieved,
  },
  ina240b5: {
    name: 'Immigration and Nationality Act, section 240(b)(5)(C)',
    address: '8 U.S.C. 1229a(b)(5)(C)',
    says: 'Rescission within 180 days for exceptional circumstances; at any time for lack of notice or custody; removal is stayed while the motion is pending',
    retrieved,
  },
  feesMemo: {
    name: 'EOIR Policy Memorandum 25-35, statutory fees',
    address:
      'https://immpolicytracking.org/policies/20250709-doj-eoir-pm-25-35-statutory-fees-under-the-one-big-beautiful-bill-act',
    says: 'Fees for appeals and motions to reopen; none added for motions under INA 240(b)(5)(C)(ii)',
    retrieved,
  },
  aila2021: {
    name: 'AILA document 21021230, DHS to begin processing individuals in Mexico',
    address: 'https://aila.org/infonet/dhs-to-begin-processing-individuals-in-mexico',
    says: 'Phase 1: people in Mexico with active cases, appeals to the Board among them',
    retrieved,
  },
  forumStop: {
    name: 'National Immigration Forum, explainer on the Migrant Protection Protocols',
    address: 'https://immigrationforum.org/article/explainer-the-migrant-protection-protocols',
    says: 'Processing stopped on 24 August 2021',
    retrieved,
  },
  dhsArchive: {
    name: 'DHS archive, Migrant Protection Protocols (2021)',
    address: 'https://www.dhs.gov/archive/migrant-protection-protocols-biden-administration',
    says: 'Processing in phases through a registration site run with UNHCR',
    retrieved,
  },
  dhsFirstDay: {
    name: 'DHS statement of 19 February 2021',
    address:
      'https://dhs.gov/news/2021/02/19/dhs-statement-first-step-process-address-individuals-mexico-active-mpp-cases',
    says: 'First step to process people in Mexico with active cases',
    retrieved,
  },
  phaseTwo: {
    name: 'DHS announcement of 23 June 2021, printed by LexisNexis',
    address:
      'https://www.lexisnexis.com/community/insights/legal/immigration/b/insidenews/posts/dhs-announces-expanded-criteria-for-mpp-enrolled-individuals-who-are-eligible-for-processing-into-the-united-states',
    says: 'Adds people whose cases were terminated or who were ordered removed in absentia',
    retrieved,
  },
  kocherPhaseTwo: {
    name: 'Austin Kocher, Biden Administration Could Reopen …, from TRAC figures',
    address: 'https://austinkocher.substack.com/p/biden-administration-could-reopen',
    says: 'Counts of May 2021; 4,668 people denied while present stayed outside the second phase',
    retrieved,
  },
  letter2021: {
    name: 'Letter of legal service organisations to the Secretary of Homeland Security, 18 May 2021',
    address: 'Letter “Re: Wind Down of the Migrant Protection Protocols”, 18 May 2021',
    says: 'Asks for families to be processed together, for unfiled notices to appear, and for urgent cases',
    retrieved,
  },
  mexicanCivilSociety: {
    name: 'Mexican civil society organisations, Restitution and Support for Asylum Seekers Subjected to MPP',
    address: 'Recommendations to the Biden-Harris Administration',
    says: '“many after signing boilerplate declarations acknowledging that such return may jeopardize US asylum claims”',
    retrieved,
  },
  ina208: {
    name: 'Immigration and Nationality Act, section 208(a)(2)(B)',
    address: '8 U.S.C. 1158(a)(2)(B)',
    says: 'Application within 1 year after the date of arrival; (D) names the exceptions',
    retrieved,
  },
  appealRule: {
    name: 'NEPYORK, report on the interim final rule on appeals, 6 February 2026',
    address:
      'https://nepyork.com/2026/02/06/immigrants-facing-deportation-will-now-struggle-to-appeal-with-only-10-days-to-act',
    says: '“Effective March 9, 2026”; “within 10 days of an IJ’s oral decision or the mailing or electronic not[ice]”',
    retrieved,
  },
  appealExceptions: {
    name: 'ATR Law Group, Appeals Rules Coming in March',
    address:
      'https://www.atrlawgroup.com/sw/blogs/appeals-rules-coming-in-march--what-you-need-to-know',
    says: '“Only certain asylum-related appeals keep the 30‑day window.”',
    retrieved,
  },
  eoir33: {
    name: 'EOIR Respondent Access, Form EOIR-33/IC',
    address: 'https://respondentaccess.eoir.justice.gov/zh/forms/eoir33ic',
    says: 'To be filed within five working days of a change (instructions, step 1)',
    retrieved,
  },
  venue: {
    name: 'Code of Federal Regulations, title 8, section 1003.20',
    address: '8 CFR 1003.20',
    says: 'Change of venue for good cause, on motion',
    retrieved,
  },
  addressRule: {
    name: 'OMB record 202602-1125-003 on Form EOIR-33',
    address: 'https://dev.omb.report/icr/202602-1125-003',
    says: '“within five days of any changes of address”, 8 U.S.C. 1229(a)(1)(F)(ii); 8 CFR 1003.15(d)(2)',
    retrieved,
  },
  parole: {
    name: 'Constangy, DHS parole fee is now in effect (90 FR 48317, 16 October 2025)',
    address: 'https://www.constangy.com/newsroom/newsletters/dhs-parole-fee-is-now-in-effect',
    says: '“On October 16, a new $1,000 parole fee took effect”; due when parole is granted; exempt: “An individual with a medical emergency …”',
    retrieved,
  },
  nijcFaq: {
    name: 'National Immigrant Justice Center, frequently asked questions on the wind-down, March 2021',
    address: 'salsalabs.org T04b62bb2',
    says: 'Advice to people already in the United States or returned to their country',
    retrieved,
  },
  ina240c7: {
    name: 'Immigration and Nationality Act, sections 240(c)(7) and 242(b)(1)',
    address: '8 U.S.C. 1229a(c)(7); 8 U.S.C. 1252(b)(1)',
    says: 'Motion to reopen within 90 days; petition for review within 30 days',
    retrieved,
  },
  cbpUac: {
    name: 'CBP, Migrant Protection Protocols tables, notes',
    address: 'https://www.cbp.gov/newsroom/stats/migrant-protection-protocols',
    says: 'Unaccompanied children are not amenable to the programme',
    retrieved,
  },
} as const satisfies Record<string, Source>;
