/** A time span in words of a language: "24 hours", "60 Minuten". Whole days are said in days from two on. */
export function span(language: string, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [value, unit] =
    minutes >= 2880 && minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes >= 120 && minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** A point in time in words of a language, in UTC because a server does not know where the reader lives. */
export function moment(language: string, at: number): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(at)} UTC`;
}
