/** What a screen reader is told when questions have been answered, in English; loaded with what tells it. */
export const announcementWords = {
  panelsUpdated: (n: number, text: string, dataTo: string) => `${countPanels(n, text)} updated, ${dataTo}`,
  panelsFailed: (n: number, text: string, reason: string) =>
    `${countPanels(n, text)} could not be updated: ${reason}`,
};

/** The shape of {@link announcementWords}. */
export type AnnouncementWords = Readonly<typeof announcementWords>;

function countPanels(n: number, text: string): string {
  return n === 1 ? "1 panel" : `${text} panels`;
}
