import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type FormWords, formWords } from "./form-words.ts";

/** The words of the forms, with the host's own in front of them. */
export function useFormWords(): FormWords {
  return resolveWords<FormWords>(formWords, usePanelSettings().overrides?.dashboard);
}
