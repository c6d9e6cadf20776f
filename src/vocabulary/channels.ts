import { byCode, type Names } from './named.ts';

/** A way in which a person can be reached. */
export interface Channel {
  readonly code: 'whatsapp' | 'sms' | 'voice' | 'email' | 'none';
  readonly names: Names;
}

/** The ways to reach a person that a roster and a registration may name. */
export const channels: readonly Channel[] = [
  { code: 'whatsapp', names: { es: 'WhatsApp', en: 'WhatsApp', pt: 'WhatsApp', ht: 'WhatsApp' } },
  {
    code: 'sms',
    names: {
      es: 'Mensaje de texto',
      en: 'Text message',
      pt: 'Mensagem de texto',
      ht: 'Mesaj tèks',
    },
  },
  { code: 'voice', names: { es: 'Llamada', en: 'Phone call', pt: 'Ligação', ht: 'Apèl telefòn' } },
  { code: 'email', names: { es: 'Correo electrónico', en: 'E-mail', pt: 'E-mail', ht: 'Imèl' } },
  { code: 'none', names: { es: 'Ninguno', en: 'None', pt: 'Nenhum', ht: 'Okenn' } },
];

/** Channels by their code. */
export const channelByCode = byCode<Channel>(channels);
