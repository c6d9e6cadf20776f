/** The desk goes on working in the browser. */
export const csr = true;
