"use client";

import type { Tracker } from "@firsthand/contract/catalogue";
import { createContext, type ReactNode } from "react";

/** Any tracker: that of this package, or the host's own. */
export const TrackerContext = createContext<Tracker | null>(null);

/** Props of {@link TrackerProvider}. */
export interface TrackerProviderProps {
  /** Made by the host, once a page. Its words are checked where they are tracked: `useTrack` takes them as a type. */
  readonly tracker: Pick<Tracker, "track">;
  readonly children?: ReactNode;
}

/** Lets components below report events. */
export function TrackerProvider({ tracker, children }: TrackerProviderProps) {
  return <TrackerContext.Provider value={tracker}>{children}</TrackerContext.Provider>;
}
