import type { Page } from "playwright-core";

/** Everything of the host that a panel must not change: computed styles, attributes, what hangs in head and body. */
export function readHost(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    // These follow from what a page holds, which is the host's own doing.
    const sizes = /^(height|block-size|inline-size|width|perspective-origin|transform-origin)$/;
    const seen: Record<string, string> = {};
    const isHosts = (element: Element) => element.closest("#panels") === null;
    [...document.querySelectorAll("*")].filter(isHosts).forEach((element, i) => {
      const name = `${i} ${element.tagName.toLowerCase()}`;
      const holdsPanels = element.querySelector("#panels") !== null;
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      seen[`${name} attributes`] = attributes.join(" ");
      for (const pseudo of [undefined, "::before"]) {
        const style = getComputedStyle(element, pseudo);
        const values = [...style].filter((property) => !(holdsPanels && sizes.test(property)));
        seen[`${name}${pseudo ?? ""}`] = values
          .map((property) => `${property}:${style.getPropertyValue(property)}`)
          .join(";");
      }
    });
    seen.adopted = String(document.adoptedStyleSheets.length);
    return seen;
  });
}
