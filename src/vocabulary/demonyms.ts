/**
 * What people write for a nationality instead of the country: Spanish, English and Portuguese, both
 * genders, and shortened country names. Country names themselves are in nationalities.ts. Only words
 * that point to one country ("dominicana" is the Dominican Republic in every paper of the programmes;
 * Dominica's own word is "dominiquesa").
 */
// biome-ignore format: one country a line
export const demonyms: Readonly<Record<string, readonly string[]>> = {
  HND: ['hondureño', 'hondureña', 'honduran', 'hondurenho', 'hondurenha'],
  GTM: ['guatemalteco', 'guatemalteca', 'guatemalan', 'guatemaltecan'],
  CUB: ['cubano', 'cubana', 'cuban'],
  SLV: ['salvadoreño', 'salvadoreña', 'salvadoran', 'salvadorean', 'salvadorian', 'salvadorenho', 'salvadorenha', 'Salvador'],
  ECU: ['ecuatoriano', 'ecuatoriana', 'ecuadorian', 'ecuadorean', 'equatoriano', 'equatoriana'],
  VEN: ['venezolano', 'venezolana', 'venezuelan', 'venezuelano', 'venezuelana', 'República Bolivariana de Venezuela'],
  NIC: ['nicaragüense', 'nicaraguan', 'nica', 'nicaraguense'],
  BRA: ['brasileño', 'brasileña', 'brasilero', 'brasilera', 'brazilian', 'brasileiro', 'brasileira'],
  COL: ['colombiano', 'colombiana', 'colombian'],
  PER: ['peruano', 'peruana', 'peruvian'],
  HTI: ['haitiano', 'haitiana', 'haitian', 'ayisyen', 'ayisyèn'],
  DOM: ['dominicano', 'dominicana', 'dominican', 'Rep. Dominicana', 'Rep Dominicana', 'RD'],
  MEX: ['mexicano', 'mexicana', 'mexican', 'méxico', 'estados unidos mexicanos'],
  USA: ['estadounidense', 'norteamericano', 'norteamericana', 'americano', 'americana', 'american', 'EEUU', 'EE.UU.', 'EE. UU.', 'United States of America', 'Estados Unidos de América', 'EUA'],
  CHL: ['chileno', 'chilena', 'chilean'],
  ARG: ['argentino', 'argentina', 'argentine', 'argentinian'],
  BOL: ['boliviano', 'boliviana', 'bolivian'],
  PRY: ['paraguayo', 'paraguaya', 'paraguayan', 'paraguaio', 'paraguaia'],
  URY: ['uruguayo', 'uruguaya', 'uruguayan', 'uruguaio', 'uruguaia'],
  PAN: ['panameño', 'panameña', 'panamanian', 'panamenho', 'panamenha'],
  CRI: ['costarricense', 'costa rican', 'costarriquenho', 'costarriquenha', 'tico', 'tica'],
  BLZ: ['beliceño', 'beliceña', 'belizean', 'belizenho', 'belizenha'],
  JAM: ['jamaicano', 'jamaicana', 'jamaiquino', 'jamaiquina', 'jamaican'],
  CAN: ['canadiense', 'canadian', 'canadense'],
  ESP: ['español', 'española', 'spaniard', 'spanish', 'espanhol', 'espanhola'],
  RUS: ['ruso', 'rusa', 'russian', 'russo', 'russa', 'Russian Federation', 'Federación Rusa'],
  CHN: ['chino', 'china', 'chinese', 'chinês', 'chinesa'],
  IND: ['indio', 'india', 'indian', 'indiano', 'indiana', 'hindú'],
  CMR: ['camerunés', 'camerunesa', 'cameroonian', 'camaronês', 'camaronesa'],
  COD: ['República Democrática del Congo', 'Democratic Republic of the Congo', 'RDC', 'DRC'],
  AGO: ['angoleño', 'angoleña', 'angolano', 'angolana', 'angolan'],
  GHA: ['ghanés', 'ghanesa', 'ghanaian', 'ganés', 'ganesa'],
  NGA: ['nigeriano', 'nigeriana', 'nigerian'],
  UKR: ['ucraniano', 'ucraniana', 'ukrainian'],
  TUR: ['turco', 'turca', 'turkish', 'Turkey'],
};
