const leak = /\b(NaN|undefined|Infinity|Invalid Date)\b|\[object \w+\]/;

const names =
  'bdi, .fh-heat__title b, .fh-heat thead [aria-label], tbody tr:not(.fh-others) > :is(th, [data-col="route"], [data-col="boundary"]), .fh-legend__item:has([class*="--c"])';

/**
 * Finds what a program writes when it forgets to decide, such as `NaN`, `undefined` and `[object Object]`, in texts, in
 * what is read out and in the geometry that is drawn. A name from the data may read NaN itself: it stands in a `bdi`, is
 * the title of a table or the label of a head, or stands in the cell or the legend of names as it is.
 */
export function findLeaks(root: Element): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.closest(names) !== null) continue;
    const where = element.tagName.toLowerCase();
    for (const { name, value } of element.attributes) {
      if (leak.test(value)) found.push(`${where}[${name}]: ${value}`);
    }
    for (const node of element.childNodes) {
      if (node instanceof Text && leak.test(node.data)) found.push(`${where}: ${node.data}`);
    }
  }
  return found;
}
