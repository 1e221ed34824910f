/** Shapes in a box of 16 by 16, as a path draws them; those of what is loaded later are there. */
export const shapes = {
  clock: "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 5v3.2l2.2 1.3",
  alert: "M8 2.8l5.8 10.4H2.2zM8 6.8v3M8 11.4v.1",
  shield: "M8 2.3l4.8 1.9v3.4c0 3-2 5.2-4.8 6.2-2.8-1-4.8-3.2-4.8-6.2V4.2zM6 6.2l4 4M10 6.2l-4 4",
  inbox: "M2.5 9.5l2-6h7l2 6v4h-11zM2.5 9.5h3.3c0 2.6 4.4 2.6 4.4 0h3.3",
  more: "M3.5 8v.01M8 8v.01M12.5 8v.01",
} as const;

/** A small picture beside a word; never alone, so hidden from screen readers. */
export function Icon({ shape, size = 16 }: { readonly shape: string; readonly size?: number }) {
  return (
    <svg className="fh-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shape} />
    </svg>
  );
}
