import { Parser } from 'saxen';
import { FileRefused } from './sheet.rules.ts';

/** What to do at each piece of an XML text. Names come without their namespace prefix. */
export interface XmlListener {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Walks an XML text from start to end. Throws FileRefused when it is not well formed. */
export function walkXml(xml: string, listener: XmlListener): void {
  const parser = new Parser();
  parser.on('error', () => {
    throw new FileRefused('spreadsheet-broken');
  });
  parser.on('openTag', (name, attributes, decode) => {
    listener.open?.(local(name), (wanted) => {
      const value = attributes()[wanted];
      return value === undefined ? undefined : decode(value);
    });
  });
  parser.on('closeTag', (name) => listener.close?.(local(name)));
  if (listener.text) {
    const { text } = listener;
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', (value) => text(value));
  }
  parser.parse(xml.replace(/^\ufeff/, ''));
}
