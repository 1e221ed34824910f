import type { MockOptions } from "@firsthand/testing/msw";

/** The parameters that stories of panels have. */
export interface StoryParameters {
  /** How the host's API behaves under the story; a list when it answers at several addresses. @default everything is ready */
  readonly telemetry?: MockOptions | readonly MockOptions[];
  /** Pixels that the host's layout leaves for the story. @default all there are */
  readonly frameWidth?: number;
  /** The language of the panels. @default English */
  readonly language?: "de" | "ar";
  /** What becomes of what axe finds, and by which rules it looks. @default "error", all */
  readonly a11y?:
    | { readonly test: "off" }
    | {
        readonly config: { readonly rules: readonly { readonly id: string; readonly enabled: boolean }[] };
      };
}
