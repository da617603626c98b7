import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keyed operations with the deployment's one secret. Each use has a key of its own, derived by HKDF (RFC 5869). */
export interface SecretBox {
  /**
   * Encrypts text for storage (AES-256-GCM). It opens only with the same `binding`, the row and purpose it belongs
   * to, so that one row's text cannot be moved to another.
   */
  seal: (text: string, binding: string) => string;
  /** @throws Error when the text was changed, moved, or sealed under another secret. */
  open: (sealed: string, binding: string) => string;
  /** HMAC-SHA-256 as base64url, for short codes, form tokens and the subjects of limits. */
  mac: (purpose: string, text: string) => string;
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** @throws RangeError when the secret has under 32 bytes. */
export function createSecretBox(secret: string): SecretBox {
  if (Buffer.byteLength(secret) < 32) throw new RangeError('the secret must have at least 32 bytes');
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'portico', use, 32));
  const sealKey = derive('seal');
  const macKeys = new Map<string, Buffer>();
  return {
    seal(text, binding) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(binding));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(sealed, binding) {
      const [found, text] = sealed.split('.');
      if (found !== version || !text) throw new Error('sealed text of an unknown version');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(binding))
        .setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
    mac(purpose, text) {
      let key = macKeys.get(purpose);
      if (!key) macKeys.set(purpose, (key = derive(`mac ${purpose}`)));
      return createHmac('sha256', key).update(text).digest('base64url');
    },
  };
}
