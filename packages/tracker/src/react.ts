"use client";

export {
  TrackerErrorBoundary,
  type TrackerErrorBoundaryProps,
} from "./react/tracker-error-boundary.tsx";
export { TrackerProvider, type TrackerProviderProps } from "./react/tracker-provider.tsx";
export { useTrack } from "./react/use-track.ts";
