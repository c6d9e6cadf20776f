import type { Plugin } from 'vite';
import { buildPage } from './build-page.ts';

const name = 'virtual:verifier-page';

/** Lets the web import the one-file verifier as a text: `import page from 'virtual:verifier-page'`. */
export function verifierPage(): Plugin {
  return {
    name: 'puente-verifier-page',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: async (id) => {
      if (id !== `\0${name}`) return null;
      return `export default ${JSON.stringify(await buildPage())};`;
    },
  };
}
