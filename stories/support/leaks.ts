const leak = /\b(NaN|undefined|Infinity|Invalid Date)\b|\[object \w+\]/;

/**
 * Finds what a program writes when it forgets to decide, such as `NaN`, `undefined` and `[object Object]`, in texts, in
 * what is read out and in the geometry that is drawn. A name from the data may read NaN itself: it stands in a `bdi`, or is
 * the title of a table.
 */
export function findLeaks(root: Element): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.closest("bdi, .fh-heat__title b") !== null) continue;
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
