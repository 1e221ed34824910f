// What nobody waits for when a page begins, in one part that is loaded after the figures.
export { Announcement } from "./announcement.tsx";
export { NextCheck } from "./next-check.tsx";
