import { render } from 'svelte/server';
import type { ScreenLocale } from '#vocabulary/named.ts';
import styles from '../../src/web/design/base.css?inline';
import Specimen from './Specimen.svelte';

/** The specimen as one page without a script. */
export function specimenPage(language: ScreenLocale, direction: 'ltr' | 'rtl'): string {
  const { head, body } = render(Specimen, { props: { language } });
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Puente</title><style>${styles}</style>${head}</head><body>${body}</body></html>`;
}
