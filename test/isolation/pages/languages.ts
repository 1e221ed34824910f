import { arabic } from "@firsthand/panels/locales/ar";
import { german } from "@firsthand/panels/locales/de";

const languages = {
  en: { locale: "en-US" },
  de: { locale: "de-DE", messages: german },
  ar: { locale: "ar-EG", messages: arabic },
};

/** The locale and the words of a language, as a provider takes them. */
export function getLanguage(language: keyof typeof languages) {
  return languages[language];
}
