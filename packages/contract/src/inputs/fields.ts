import * as z from 'zod/mini';

/** What a person typed as an email address. Only its size is checked here; its form is the server's domain rule. */
export const AddressText = z.string().check(z.minLength(1), z.maxLength(512));

/**
 * A password as typed. 1024 UTF-16 units hold the 256 code points that the policy allows, with room for a paste that
 * is too long to be told so by the policy rather than by the parser.
 */
export const PasswordText = z.string().check(z.minLength(1), z.maxLength(1024));

/** The secret of a mail link: 48 bytes as base64url (16 bytes of id, 32 of randomness). */
export const LinkToken = z.string().check(z.minLength(1), z.maxLength(256));

/** A mailed code as typed: digits, with the spaces and dashes that people and mail clients put in. */
export const CodeText = z.string().check(z.minLength(1), z.maxLength(32));

/** A person's name as typed. */
export const NameText = z.string().check(z.maxLength(400));

/** A BCP 47 language tag, for mails and printed pages. */
export const LanguageTag = z.string().check(z.maxLength(35));

/** Where to go afterwards: a path of this portal or a URL of an allowed origin; anything else is ignored. */
export const ReturnTo = z.string().check(z.maxLength(2048));

/**
 * The id of a row that an answer named: a UUID (RFC 9562). Only its size and its characters are checked, because a
 * database may choke on others; an unknown one is refused as such.
 */
export const RowId = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[\w-]*$/));

/** The version that an answer named, of what is to be changed: it counts the changes, in 31 bits. */
export const Version = z.int().check(z.minimum(0), z.maximum(2_147_483_647));
