import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What the browser and the authenticator say; a test bends it. */
export interface Saying {
  challenge: string;
  origin?: string;
  rpId?: string;
  /** Whether the person proved themselves to the device (fingerprint, PIN). */
  isVerified?: boolean;
  counter?: number;
}

/** An authenticator in software, with one ES256 key: answers as the WebAuthn standard (level 3) has it. */
export interface SoftAuthenticator {
  create(saying: Saying): {
    id: string;
    rawId: string;
    type: 'public-key';
    response: { clientDataJSON: string; attestationObject: string };
  };
  get(saying: Saying): {
    id: string;
    rawId: string;
    type: 'public-key';
    response: { clientDataJSON: string; authenticatorData: string; signature: string };
  };
}

const present = 0x01;
const verified = 0x04;
const withKey = 0x40;

/** Makes an authenticator with a key of its own. */
export function softAuthenticator(): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(16);
  const id = rawId.toString('base64url');
  const same = { id, rawId: id, type: 'public-key' } as const;
  return {
    create: (saying) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, rawId, coseOf(publicKey)]);
      const authData = new Uint8Array(
        Buffer.concat([authenticatorData(saying, withKey), credential]),
      );
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      const clientDataJSON = clientData('webauthn.create', saying).toString('base64url');
      const attestationObject = Buffer.from(isoCBOR.encode(attestation)).toString('base64url');
      return { ...same, response: { clientDataJSON, attestationObject } };
    },
    get: (saying) => {
      const data = authenticatorData(saying, 0);
      const client = clientData('webauthn.get', saying);
      const digest = createHash('sha256').update(client).digest();
      const signature = sign('sha256', Buffer.concat([data, digest]), privateKey);
      return {
        ...same,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

function clientData(type: string, { challenge, origin = 'http://localhost:8080' }: Saying) {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData(
  { rpId = 'localhost', isVerified = true, counter = 1 }: Saying,
  besides: number,
): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const flags = Buffer.of(present | (isVerified ? verified : 0) | besides);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), flags, count]);
}

/** The public key as COSE has it: ES256 on P-256 (RFC 9053). */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]);
  return Buffer.from(isoCBOR.encode(key));
}
