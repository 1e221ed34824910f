import { launchBrowser } from "../../support/browser.ts";
import { getAnswers, getLongSeries } from "./answers.ts";
import { buildPages, type PageSize } from "./build-pages.ts";
import { type ContenderId, contenders } from "./contenders.ts";
import { measurePage, type PageFigures } from "./measure-page.ts";
import { servePages } from "./serve-pages.ts";

/** All that a run has measured. */
export interface Run {
  readonly sizes: Readonly<Record<ContenderId, PageSize>>;
  /** What each contender cost, round by round. */
  readonly rounds: readonly Readonly<Record<ContenderId, PageFigures>>[];
}

/** Measures every contender once a round, each round beginning with another one, so that what comes and goes meets all of them. */
export async function runRounds(count: number, say: (line: string) => void): Promise<Run> {
  say("Building the pages …");
  const pages = await buildPages();
  const answers = { month: getAnswers(30), year: getAnswers(365), many: getLongSeries(5_000) };
  const server = await servePages(pages.folder, answers);
  const browser = await launchBrowser();
  try {
    const rounds: Record<ContenderId, PageFigures>[] = [];
    for (let round = 0; round < count; round += 1) {
      say(`Round ${round + 1} of ${count} …`);
      const figures: Partial<Record<ContenderId, PageFigures>> = {};
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const contender = contenders[(round + turn) % contenders.length] ?? "floor";
        figures[contender] = await measurePage(browser, `${server.url}/${contender}/index.html`);
      }
      rounds.push(figures as Record<ContenderId, PageFigures>);
    }
    return { sizes: pages.sizes, rounds };
  } finally {
    await browser.close();
    await server.close();
    await pages.remove();
  }
}
