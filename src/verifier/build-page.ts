import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { languages, say } from './say.rules.ts';

const page = join(import.meta.dirname, 'page');

/**
 * The verifier as one HTML file that needs nothing else: no network, no other file, any browser of the
 * last years, also from a disk. Its policy allows just its own script and style, by their hashes.
 */
export async function buildPage(): Promise<string> {
  const [script, styles] = await Promise.all([
    bundle(join(page, 'main.ts')),
    readFile(join(page, 'page.css'), 'utf8'),
  ]);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(styles)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Puente</title>
<style>${styles}</style>
</head>
<body>
${languages.map((one) => `<noscript><p lang="${one}">${say(one, 'noScript')}</p></noscript>`).join('\n')}
<main id="main" hidden>
<h1 data-say="title"></h1>
<p data-say="lead"></p>
<p id="unreviewed" data-say="unreviewed" hidden></p>
<form id="form">
<label for="language" data-say="language"></label>
<select id="language"></select>
<label for="log" data-say="chooseLog"></label>
<input id="log" type="file">
<label for="kept" data-say="chooseKept"></label>
<input id="kept" type="file">
<button data-say="check"></button>
</form>
<section id="result" tabindex="-1" aria-live="polite"></section>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Makes one script of a file and all that it imports, for browsers. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: page,
    publicDir: false,
    resolve: { alias: { 'node:crypto': join(page, 'node-crypto.ts') } },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'puenteVerifier' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('the verifier could not be built');
  // The end of a script must not stand inside it.
  return chunk.code.replaceAll('</script', '<\\/script');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
