import { arabic } from "@firsthand/panels/locales/ar";
import { german } from "@firsthand/panels/locales/de";
import { englishMessages, type Messages } from "@firsthand/panels/locales/en";
import type { StoryParameters } from "./story-parameters.ts";

const languages = {
  en: { locale: "en-US", messages: englishMessages },
  de: { locale: "de-DE", messages: german },
  ar: { locale: "ar-AE", messages: arabic },
} as const;

/** The locale and the words of a language, as a provider takes them. */
export function getLanguage(language: StoryParameters["language"] | "en" = "en"): {
  readonly locale: string;
  readonly messages: Messages;
} {
  return languages[language];
}
