/** What is said of each kind of number that a language tells apart; kinds that it lacks are left out. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** Chooses among the plural forms of a language by its own rules. */
export function choosePlural(language: string): (n: number, forms: PluralForms) => string {
  let rules: Intl.PluralRules | undefined;
  return (n, forms) => {
    // Made on first use: importing a language costs nothing before a word of it is needed.
    rules ??= new Intl.PluralRules(language);
    return forms[rules.select(n)] ?? forms.other;
  };
}
