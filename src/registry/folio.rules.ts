/** The length of a folio, its check character included. */
export const folioLength = 8;
