import { defineCatalogue, panelVocabulary } from "@firsthand/tracker";

const { events } = panelVocabulary;

/** Every word that the demo's own use is told in: one list for its page, which sends, and its server, which takes nothing else. */
export const catalogue = defineCatalogue({
  routes: ["/"],
  events: { ...events, page_viewed: { page: ["product-usage"] } },
});
