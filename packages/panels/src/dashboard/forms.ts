// What the buttons of the dashboard open, in one part: by itself each would cut what it shares with the page into pieces of its own.
export { FilterForm } from "./filter-form.tsx";
export { RangeForm } from "./range-form.tsx";
export { suggestValues } from "./suggest-values.ts";
