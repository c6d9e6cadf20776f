/** The one-file verifier, put in at build time: see `src/verifier/page-plugin.ts`. */
declare module 'virtual:verifier-page' {
  const html: string;
  export default html;
}
