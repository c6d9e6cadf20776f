/** What no page of ours needs; a page that somehow runs foreign code cannot reach it either. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * Sent with every page. `no-store`: nothing of a page stays on a shared phone. `no-referrer`: the
 * next site does not learn where the person was. Pages bring a Content-Security-Policy of their own
 * (`vite.config.ts`); what is no page, a file or a refusal, needs nothing at all.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': permissions.map((name) => `${name}=()`).join(', '),
};
