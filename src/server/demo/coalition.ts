import type { OrganisationKind } from '#coordination/organisation.ts';
import type { Role } from '#platform/actor.ts';

/** An invented organisation of the demonstration, and its invented people. */
export interface DemoOrganisation {
  name: string;
  kind: OrganisationKind;
  city: string;
  founding: boolean;
  takesPublicRequests: boolean;
  staff: readonly { name: string; signIn: string; roles: readonly Role[] }[];
}

/**
 * Six organisations that do not exist, with somebody in every role. The handles say what each does, so
 * that a visitor knows whom to enter as.
 */
export const demoCoalition: readonly [DemoOrganisation, ...DemoOrganisation[]] = [
  {
    name: 'Coalición Puente Norte (demo)',
    kind: 'coordination',
    city: 'Tijuana',
    founding: true,
    takesPublicRequests: true,
    staff: [
      { name: 'Jimena', signIn: 'jimena', roles: ['administrator'] },
      { name: 'Marta', signIn: 'marta', roles: ['registrar'] },
      { name: 'Teresa', signIn: 'teresa', roles: ['coordinator'] },
      { name: 'Karla', signIn: 'karla', roles: ['planner'] },
      { name: 'Óscar', signIn: 'oscar', roles: ['reviewer'] },
      { name: 'Elena', signIn: 'elena', roles: ['reviewer'] },
    ],
  },
  {
    name: 'Albergue Río Bravo (demo)',
    kind: 'shelter',
    city: 'Ciudad Juárez',
    founding: false,
    takesPublicRequests: false,
    staff: [
      { name: 'Padre Julio', signIn: 'julio', roles: ['administrator', 'coordinator'] },
      { name: 'Nadia', signIn: 'nadia', roles: ['registrar'] },
      { name: 'Iván', signIn: 'ivan', roles: ['registrar', 'planner', 'reviewer'] },
    ],
  },
  {
    name: 'Casa del Puente (demo)',
    kind: 'shelter',
    city: 'Matamoros',
    founding: false,
    takesPublicRequests: false,
    staff: [
      { name: 'Ester', signIn: 'ester', roles: ['administrator', 'coordinator'] },
      { name: 'Lucía', signIn: 'lucia', roles: ['registrar'] },
      { name: 'Beto', signIn: 'beto', roles: ['registrar'] },
    ],
  },
  {
    name: 'Centro Sur (demo)',
    kind: 'faith',
    city: 'Tapachula',
    founding: false,
    takesPublicRequests: false,
    staff: [
      {
        name: 'Hermana Inés',
        signIn: 'ines',
        roles: ['administrator', 'coordinator', 'registrar'],
      },
      { name: 'Rafa', signIn: 'rafa', roles: ['registrar'] },
    ],
  },
  {
    name: 'Bahía Legal (demo)',
    kind: 'legal',
    city: 'San Diego',
    founding: false,
    takesPublicRequests: false,
    staff: [
      { name: 'Sam', signIn: 'sam', roles: ['observer'] },
      { name: 'Priya', signIn: 'priya', roles: ['lawyer'] },
      { name: 'Ruth', signIn: 'ruth', roles: ['administrator'] },
    ],
  },
  {
    name: 'Clínica del Lago (demo)',
    kind: 'legal',
    city: 'Chicago',
    founding: false,
    takesPublicRequests: false,
    staff: [
      { name: 'Dana', signIn: 'dana', roles: ['lawyer'] },
      { name: 'Moisés', signIn: 'moises', roles: ['lawyer', 'administrator'] },
      { name: 'Ana', signIn: 'ana', roles: ['observer'] },
    ],
  },
];
