import { byCode, type Names } from './named.ts';

/**
 * A need that can count when a household asks to go earlier. All codes are our proposal, not an
 * agency's: `unconfirmed` says so. `anchor` is the public text that a reviewer can point to.
 */
export interface Need {
  readonly code: string;
  readonly names: Names;
  readonly anchor: string;
  readonly unconfirmed: true;
}

const cbp2019 = 'CBP guiding principles, January 2019: known physical or mental health issues';
const dhs2021 = 'DHS guidance, December 2021';
const press2021 = 'Reports of people turned away from hearings because pregnant, 19 May 2021';
const unhcr = (group: string) => `UNHCR specific-needs groups: ${group} (unconfirmed)`;
const observed = 'Reports by human rights organisations on the programme of 2019–2021';

const rows: readonly (readonly [code: string, anchor: string, names: Required<Names>])[] = [
  [
    'V-MED-URG',
    cbp2019,
    {
      es: 'Enfermedad que pone en peligro la vida, o embarazo con complicaciones',
      en: 'Illness that endangers life, or a pregnancy with complications',
      pt: 'Doença que põe a vida em perigo, ou gravidez com complicações',
      ht: 'Maladi ki mete lavi an danje, oswa gwosès ak konplikasyon',
    },
  ],
  [
    'V-MH',
    `${cbp2019}; ${dhs2021}`,
    {
      es: 'Problema grave de salud mental',
      en: 'Severe mental health condition',
      pt: 'Problema grave de saúde mental',
      ht: 'Gwo pwoblèm sante mantal',
    },
  ],
  [
    'V-DIS',
    `${dhs2021}; ${unhcr('DS')}`,
    { es: 'Discapacidad', en: 'Disability', pt: 'Deficiência', ht: 'Andikap' },
  ],
  [
    'V-AGE',
    `${dhs2021}; ${unhcr('ER')}`,
    { es: 'Edad avanzada', en: 'Advanced age', pt: 'Idade avançada', ht: 'Laj avanse' },
  ],
  [
    'V-LGBTQI',
    `${dhs2021}; ${unhcr('LP')}`,
    {
      es: 'Riesgo por orientación sexual o identidad de género',
      en: 'Risk because of sexual orientation or gender identity',
      pt: 'Risco por orientação sexual ou identidade de gênero',
      ht: 'Risk poutèt oryantasyon seksyèl oswa idantite jan',
    },
  ],
  [
    'V-UAC',
    `CBP guiding principles, January 2019; ${unhcr('SC')}`,
    {
      es: 'Niña o niño que viaja sin sus padres o separado de ellos',
      en: 'Child alone or separated from parents',
      pt: 'Criança sozinha ou separada dos pais',
      ht: 'Timoun ki poukont li oswa separe ak paran li',
    },
  ],
  [
    'V-CHILD',
    unhcr('CR'),
    {
      es: 'Niña o niño en riesgo',
      en: 'Child at risk',
      pt: 'Criança em risco',
      ht: 'Timoun an danje',
    },
  ],
  [
    'V-PREG',
    `${press2021}; ${unhcr('WR, FU')}`,
    {
      es: 'Embarazo, lactancia o recién nacido',
      en: 'Pregnant, breastfeeding or with a newborn',
      pt: 'Gravidez, amamentação ou recém-nascido',
      ht: 'Gwosès, bay tete oswa tibebe ki fèk fèt',
    },
  ],
  [
    'V-SGBV',
    unhcr('SV'),
    {
      es: 'Sobreviviente de violencia sexual o de género',
      en: 'Survivor of sexual or gender violence',
      pt: 'Sobrevivente de violência sexual ou de gênero',
      ht: 'Sivivan vyolans seksyèl oswa vyolans ki baze sou jan',
    },
  ],
  [
    'V-TORT',
    unhcr('TR'),
    {
      es: 'Sobreviviente de tortura',
      en: 'Survivor of torture',
      pt: 'Sobrevivente de tortura',
      ht: 'Sivivan tòti',
    },
  ],
  [
    'V-TRAFF',
    observed,
    {
      es: 'Trata de personas o trabajo forzado',
      en: 'Trafficking or forced labour',
      pt: 'Tráfico de pessoas ou trabalho forçado',
      ht: 'Trafik moun oswa travay fòse',
    },
  ],
  [
    'V-KIDNAP',
    observed,
    {
      es: 'Secuestro o extorsión en México',
      en: 'Kidnapped or extorted in Mexico',
      pt: 'Sequestro ou extorsão no México',
      ht: 'Kidnapin oswa ekstòsyon nan Meksik',
    },
  ],
  [
    'V-THREAT',
    observed,
    {
      es: 'Quien le persigue está en el lugar',
      en: 'The persecutor is where the person is',
      pt: 'Quem persegue está no mesmo lugar',
      ht: 'Moun k ap pèsekite a nan menm kote a',
    },
  ],
  [
    'V-INDIG',
    observed,
    {
      es: 'Habla una lengua sin intérprete',
      en: 'Speaks a language without an interpreter',
      pt: 'Fala uma língua sem intérprete',
      ht: 'Pale yon lang ki pa gen entèprèt',
    },
  ],
  [
    'V-HEAD1',
    unhcr('SP'),
    {
      es: 'Madre o padre solo con niños pequeños',
      en: 'Single parent with small children',
      pt: 'Mãe ou pai sozinho com crianças pequenas',
      ht: 'Manman oswa papa poukont li ak timoun piti',
    },
  ],
  [
    'V-HOMELESS',
    observed,
    {
      es: 'No tiene un lugar seguro',
      en: 'No safe shelter',
      pt: 'Não tem um lugar seguro',
      ht: 'Pa gen yon kote ki an sekirite',
    },
  ],
  [
    'V-LEGAL',
    'our proposal',
    {
      es: 'Audiencia o plazo en menos de 14 días',
      en: 'Hearing or deadline within 14 days',
      pt: 'Audiência ou prazo em menos de 14 dias',
      ht: 'Odyans oswa dat limit nan mwens pase 14 jou',
    },
  ],
];

/** The needs that a registration, a roster and an expedite request may name. */
export const needs: readonly Need[] = rows.map(([code, anchor, names]) => ({
  code,
  names,
  anchor,
  unconfirmed: true,
}));

/** Needs by their code. */
export const needByCode = byCode(needs);
