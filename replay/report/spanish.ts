import { isFair } from '../checks/zeros.ts';
import type { Figures } from '../figures/figures.ts';
import { allCases } from '../population/invent-population.ts';
import { type Html, html } from './html.ts';
import { whatElseInSpanish } from './what-else.ts';
import { dateIn, number } from './words.ts';

/** The report in a few Spanish sentences. */
export function spanishSummary(figures: Figures): Html {
  const { cases, households, totals, people } = figures;
  const scaled = people === allCases ? '' : ', a la escala de esta repetición';
  const lines = totals.map(
    ({ until, cases: came, published }) =>
      html`<li>Hasta el ${dateIn(until, 'es')}: ${number(came, 'es')} en la repetición; publicado${scaled}: ${number(published, 'es')}.</li>`,
  );
  return html`<section lang="es"><h2>Resumen en español</h2>
<p>Familias inventadas: ${number(cases, 'es')} casos en ${number(households, 'es')} hogares, tomados de tablas publicadas, pasaron por Puente día por día, del 19 de febrero al 24 de agosto de 2021, con un orden publicado e igual para todas.</p>
<ul>${lines}</ul>
<p>${
    isFair(figures)
      ? 'Nadie pasó delante de otra familia sin una razón escrita, ninguna familia fue separada y nadie perdió su lugar: todo se contó aparte y todo da cero.'
      : 'Algo que debe ser cero no lo es: vea la tabla.'
  }</p>
${whatElseInSpanish(figures)}
<p><strong>Lo que no puede decir:</strong> el orden en que se dejó entrar a las personas en 2021 nunca se publicó; nadie puede repetirlo. Que las partes de Venezuela, Cuba u otros países sean aquí otras no muestra que alguien haya sido favorecido, ni por qué.</p></section>`;
}
