import type { Tracker } from "@firsthand/contract/catalogue";
import { TrackerErrorBoundary, TrackerProvider, useTrack } from "@firsthand/tracker/react";
import { StrictMode, useState, version } from "react";
import { createRoot } from "react-dom/client";

/** What a test reads in the page. */
export interface ReactWindow extends Window {
  version: string;
  tracked: unknown[];
}

const page = window as unknown as ReactWindow;
page.version = version;
page.tracked = [];

const tracker: Pick<Tracker, "track"> = {
  track: (name, payload) => {
    page.tracked.push([name, payload]);
  },
};

class RouteError extends Error {}

function Controls() {
  const track = useTrack();
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) throw new RouteError("ada@example.org");
  return (
    <>
      <button type="button" onClick={() => track("guide_opened", { guide: "first_steps", surface: "help" })}>
        Help
      </button>
      <button type="button" onClick={() => setIsBroken(true)}>
        Break
      </button>
    </>
  );
}

addEventListener("load", () => {
  const root = document.createElement("div");
  document.body.append(root);
  createRoot(root).render(
    <StrictMode>
      <TrackerProvider tracker={tracker}>
        <TrackerErrorBoundary boundary="route" fallback={<p>Sorry</p>}>
          <Controls />
        </TrackerErrorBoundary>
      </TrackerProvider>
    </StrictMode>,
  );
});
