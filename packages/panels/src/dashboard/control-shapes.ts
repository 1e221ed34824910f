/** Shapes of controls, as those of panels are, which a page without a dashboard does not load. */
export const controlShapes = {
  add: "M8 3.5v9M3.5 8h9",
  back: "M7 4.5L3.5 8 7 11.5M4 8h8.5",
  calendar: "M3 4.5h10v8.5H3zM3 7.3h10M5.8 2.8v3M10.2 2.8v3",
  close: "M4 4l8 8M12 4l-8 8",
  open: "M4 6.5l4 4 4-4",
  renew: "M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8",
} as const;
