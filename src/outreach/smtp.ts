import { createTransport } from 'nodemailer';
import type { Send } from './send-messages.ts';

/**
 * E-mail through `SMTP_URL`, e.g. `smtps://user:password@mail.example.org?from=noticias@example.org`.
 * The sender's name and the subject are neutral: somebody else may see the list of messages.
 */
export function smtpSender(smtpUrl: string): { send: Send; close(): void } {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `noticias@${url.hostname}`;
  url.searchParams.delete('from');
  const transport = createTransport({
    url: url.href,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
  });
  const domain = from.split('@').at(-1) ?? url.hostname;
  return {
    close: () => transport.close(),
    send: async ({ to, messageId, subject, text }) => {
      await transport.sendMail({
        from: { name: 'Noticias', address: from },
        to,
        subject,
        text,
        messageId: `<${messageId}@${domain}>`,
        // No receipts, no tracking, nothing to load.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
