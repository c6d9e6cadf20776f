import { sources } from '../published.ts';
import { type Html, html } from './html.ts';

/** A source by its name, with the way to it. Throws for one that is not in `data/sources.csv`. */
export function cited(id: string): Html {
  const source = sources.get(id);
  if (!source) throw new RangeError(`no source ${id}`);
  return source.address === ''
    ? html`${source.name}`
    : html`<a href="${source.address}" rel="noreferrer">${source.name}</a>`;
}
