import * as z from 'zod/mini';

/*
 * The answers use few kinds of schema on purpose: the widget checks every answer, and each further kind (integers,
 * records, discriminated unions) would add half a kilobyte to every page.
 */

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.number();

/** One text in several languages, each with its BCP 47 tag; the portal's own language comes first. */
export const LocalizedText = z.array(z.object({ language: z.string(), text: z.string() }));
export type LocalizedText = z.infer<typeof LocalizedText>;
