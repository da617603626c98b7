/** A language's name for itself, such as "Deutsch"; its tag where the browser knows none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What is no tag at all is a RangeError (ECMA-402, 12.2.1).
    return tag;
  }
}
