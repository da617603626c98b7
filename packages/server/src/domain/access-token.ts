import type { KeyObject } from 'node:crypto';
import { type Role, roles } from '@portico/contract';
import jwt from 'jsonwebtoken';

/** For whom an access token speaks, and to whom. Times are milliseconds here, whole seconds in the token. */
export interface AccessClaims {
  /** Base URL of the portal. */
  issuer: string;
  audience: string;
  userId: string;
  sessionId: string;
  /** Of the session when the token was signed. */
  generation: string;
  role: Role;
  issuedAt: number;
  expiresAt: number;
}

/** A key with the id that tokens name it by. */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

const algorithm = 'ES256';
const type = 'at+jwt';

/** Signs a token (RFC 9068 section 2, ES256). The key is made once: as text it would be parsed for each token. */
export function signAccessToken(claims: AccessClaims, key: SigningKey, id: string): string {
  const { issuer, audience, userId, sessionId, generation, role, issuedAt, expiresAt } = claims;
  const payload = {
    iss: issuer,
    aud: audience,
    sub: userId,
    client_id: audience,
    sid: sessionId,
    gen: generation,
    role,
    jti: id,
    iat: Math.floor(issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
  };
  return jwt.sign(payload, key.privateKey, { algorithm, keyid: key.id, header: { alg: algorithm, typ: type } });
}

/** The `kid` that a token names, before anything of it is believed. Undefined for what is no token. */
export function keyIdOf(token: string): string | undefined {
  try {
    return jwt.decode(token, { complete: true })?.header.kid;
  } catch {
    return undefined;
  }
}

/** What a token has to be besides signed. `now` in ms. */
export interface Expected {
  issuer: string;
  audience: string;
  now: number;
}

/** The claims of a good token, or undefined: other algorithms, types, issuers and audiences are none, nor is an expired one. */
export function readAccessToken(token: string, key: KeyObject, expected: Expected): AccessClaims | undefined {
  const { issuer, audience, now } = expected;
  try {
    const { header, payload } = jwt.verify(token, key, {
      algorithms: [algorithm],
      issuer,
      audience,
      clockTimestamp: Math.floor(now / 1000),
      complete: true,
    });
    if (header.typ !== type || typeof payload === 'string') return undefined;
    const { sub, iat, exp } = payload;
    const [sid, generation] = [payload['sid'] as unknown, payload['gen'] as unknown];
    const role = roles.find((each) => each === payload['role']);
    if (typeof sub !== 'string' || typeof sid !== 'string' || typeof generation !== 'string') return undefined;
    if (!role || !iat || !exp) return undefined;
    const [issuedAt, expiresAt] = [iat * 1000, exp * 1000];
    return { issuer, audience, userId: sub, sessionId: sid, generation, role, issuedAt, expiresAt };
  } catch {
    return undefined;
  }
}
