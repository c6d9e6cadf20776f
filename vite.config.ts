import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { verifierPage } from './src/verifier/page-plugin.ts';

/**
 * The web is built once and then hosted by our own server, in the same process as everything else.
 * Pages for the public carry their styles inside the page, so that one request on a slow line is enough.
 */
export default defineConfig({
  plugins: [
    verifierPage(),
    sveltekit({
      // Each build has its own folder (see src/server/build.ts).
      adapter: adapter({ out: process.env.PUENTE_WEB_OUT ?? 'build/handmade', precompress: true }),
      files: { src: 'src/web', assets: 'src/web/static', routes: 'src/web/routes' },
      inlineStyleThreshold: 64 * 1024,
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      // Kit compares the Origin header, which some browsers leave out or send as `null` (ours always
      // do: no page of ours sends a referrer). `form-token.ts` proves instead that a form is ours.
      csrf: { trustedOrigins: ['*'] },
      // The version would otherwise be the time of the build, and no two builds alike.
      version: { name: 'puente', pollInterval: 0 },
    }),
  ],
  build: { chunkSizeWarningLimit: 1024 },
});
