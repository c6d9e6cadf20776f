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
 * next site does not learn where the person was. The Content-Security-Policy is in `vite.config.ts`.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': permissions.map((name) => `${name}=()`).join(', '),
};
