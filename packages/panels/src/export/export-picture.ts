import type { MenuWords } from "../panel/panel-menu-words.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { tellFilters } from "../panel/tell-filters.ts";
import { getContext } from "./figure-context.ts";
import { getFileName } from "./file-name.ts";
import { drawPicture, type PictureFacts } from "./picture/draw-picture.ts";
import { paintPng } from "./picture/paint-png.ts";
import { saveFile } from "./save-file.ts";

/** Saves a panel as it stands on the page, drawn anew. Answers with what went wrong, or "". */
export async function exportPicture(
  format: "svg" | "png",
  panel: Element,
  subject: PanelSubject,
  words: MenuWords,
): Promise<string> {
  try {
    const svg = drawPicture(panel, getFacts(subject, words));
    const text = new XMLSerializer().serializeToString(svg);
    const content =
      format === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await paintPng(text, svg);
    saveFile(content, getFileName(subject.metric, subject.tools.meta, format));
    return "";
  } catch {
    return words.pictureFailed;
  }
}

/**
 * What the file says beside the panel. On the page a clock time is today's, a day is this year's, and the filters stand somewhere else; a picture
 * in somebody's slides has to say all of it.
 */
function getFacts(subject: PanelSubject, words: MenuWords): PictureFacts {
  const { title, params, tools } = subject;
  const { messages, format, meta, rangeText } = tools;
  const filters = tellFilters(params.filters);
  return {
    title: `${title}: ${messages.inZone(rangeText, meta.timeZone)}`,
    description: getContext(subject, words)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    notes: [
      meta.dataThrough === null
        ? messages.noData
        : messages.dataTo(format.date("dayTimeAndYear", meta.dataThrough)),
      ...(filters === "" ? [] : [`${words.filters}: ${filters}`]),
    ],
  };
}
