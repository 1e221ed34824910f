import { type Catalogue, isIdentifier, isRoute } from "@firsthand/contract";

/** More different words than a product has; a flood of others costs time and no memory. */
const MOST_WORDS = 10_000;

/** The same catalogue with the verdicts on its open words remembered: a product says the same few words all the time. */
export function rememberWords(catalogue: Catalogue): Catalogue {
  const isWord = remember(isIdentifier);
  const isPattern = remember(isRoute);
  return {
    vocabulary: catalogue.vocabulary,
    lists: (event, field, value) => catalogue.lists(event, field, value) ?? isWord(value),
    listsRoute: (value) => catalogue.listsRoute(value) ?? isPattern(value),
  };
}

function remember(judge: (value: string) => boolean): (value: string) => boolean {
  const verdicts = new Map<string, boolean>();
  return (value) => {
    const known = verdicts.get(value);
    if (known !== undefined) return known;
    if (verdicts.size >= MOST_WORDS) verdicts.clear();
    const verdict = judge(value);
    // A text that is no word may be two million characters long.
    if (value.length <= 200) verdicts.set(value, verdict);
    return verdict;
  };
}
