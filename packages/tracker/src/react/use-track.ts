"use client";

import type { Tracker, Vocabulary } from "@firsthand/contract/catalogue";
import { useCallback, useContext } from "react";
import { TrackerContext } from "./tracker-provider.tsx";

/**
 * The provider's `track`: the same function as long as its tracker is the same, so that it can stand in dependencies. Without a provider it
 * does nothing. `useTrack<typeof catalogue.vocabulary>()` knows the product's words.
 */
export function useTrack<V extends Vocabulary = Record<never, never>>(): Tracker<V>["track"] {
  const tracker = useContext(TrackerContext) as Tracker<V> | null;
  return useCallback<Tracker<V>["track"]>((name, payload) => tracker?.track(name, payload), [tracker]);
}
