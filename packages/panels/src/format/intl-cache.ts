const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The number format of a locale; made on first use, because making one is slow. */
export function getNumberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

/**
 * The date format of a locale, by the calendar that granules follow, whichever the locale has. Made on first use, because the first one of a page
 * takes tens of milliseconds.
 */
export function getDateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { calendar: "gregory", ...options });
    dateFormats.set(key, format);
  }
  return format;
}

// ICU versions disagree on these two; one space for all keeps the server's text equal to the browser's.
const narrowSpaces = /[\u2009\u202f]/g;

/** `text` with the spaces on which versions of ICU disagree made equal. */
export function steadySpaces(text: string): string {
  return text.replace(narrowSpaces, "\u00a0");
}
