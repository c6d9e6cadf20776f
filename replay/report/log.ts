import { say, tell } from '../../src/verifier/say.rules.ts';
import type { Figures } from '../figures/figures.ts';
import type { Told } from '../proof/prove-log.ts';
import { type Html, html } from './html.ts';
import { number } from './words.ts';

/** What the log proves to a witness and to anybody, in the sentences of the verifier itself. */
export function whatTheLogProves({ proof }: Figures): Html {
  return html`<h2>What the log proves</h2>
<p>Everything that happened to a place was written into a public log of ${number(proof.entries)} entries, most of them sealed. At the end the log was taken out and checked by the verifier that anybody can run (<code>npx puente verify</code>).</p>
<h3>To a witness organisation, which has all openings</h3>
<p>An invented one. It looks before it signs, so that its own signature is found only below.</p>
${toldTo(proof.witness)}
<h3>To anybody, with what is public on the last day</h3>
${toldTo(proof.anybody)}`;
}

function toldTo({ holds, faults, sealed }: Told): Html {
  return html`<p class="${faults.length === 0 ? 'zero' : 'not-zero'}">${say('en', faults.length === 0 ? 'holdsAll' : 'doesNotHold')}</p>
${listed(say('en', 'whatNot'), tell('en', faults))}${listed(say('en', 'whatHolds'), tell('en', holds))}${listed(say('en', 'whatSealed'), tell('en', sealed))}`;
}

function listed(heading: string, sentences: readonly string[]): Html {
  if (sentences.length === 0) return html``;
  return html`<h4>${heading}</h4><ul>${sentences.map((one) => html`<li>${one}</li>`)}</ul>`;
}
