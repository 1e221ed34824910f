import { type RefObject, useLayoutEffect, useRef } from "react";
import { Tip } from "./tip.tsx";
import { startWalk, type Walk } from "./walk.ts";
import type { WalkWords } from "./walk-words.ts";
import type { WalkedPoint, WalkOptions, WalkZoom } from "./write-walk.ts";

/** Props of {@link WalkLayer}. */
interface WalkLayerProps {
  readonly target: RefObject<HTMLDivElement | null>;
  /** Thousandths of the width, ascending; one for each point. Keep its identity. */
  readonly stops: readonly number[];
  readonly page: number;
  readonly tell: (index: number) => WalkedPoint;
  /** Null where stretches cannot be opened. */
  readonly zoom: WalkZoom | null;
  readonly words: WalkWords;
}

/** Crosshair, dots, stretch, tag and tooltip of a walked chart. Rendered once; everything that moves is written by {@link startWalk}. */
export function WalkLayer({ target, stops, page, tell, zoom, words }: WalkLayerProps) {
  const marks = useRef<SVGSVGElement>(null);
  const tag = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const walk = useRef<Walk | null>(null);
  // What is walked stays where it is when a newer answer comes.
  const state = useRef<WalkOptions["state"]>({
    index: stops.length - 1,
    isOpen: false,
    isPinned: false,
    anchor: null,
  });
  // With what it renders: a move of the pointer between the two would reach nobody.
  useLayoutEffect(() => {
    if (target.current === null || marks.current === null || tag.current === null || tip.current === null)
      return;
    const parts = { target: target.current, marks: marks.current, tag: tag.current, tip: tip.current };
    const started = startWalk(parts, { stops, page, tell, zoom, words, state: state.current });
    walk.current = started;
    return started.stop;
  }, [target, stops, page, tell, zoom, words]);
  return (
    <div className="fh-walk__float">
      <svg className="fh-plot__canvas fh-walk" ref={marks} aria-hidden="true">
        <rect className="fh-walk__band" height="100%" />
        <line className="fh-crosshair" y2="100%" />
        {/* Dots as round ends of lines without length: where a line begins is no matter of style, as a circle's centre is. */}
        <g className="fh-walk__dot fh-walk__dot--previous" strokeLinecap="round">
          <line strokeWidth="10" />
          <line strokeWidth="6" stroke="currentColor" />
        </g>
        <g className="fh-walk__dot" strokeLinecap="round">
          <line strokeWidth="11" />
          <line strokeWidth="7" stroke="currentColor" />
        </g>
      </svg>
      <div className="fh-walk__tag" ref={tag} aria-hidden="true" hidden />
      <Tip
        tipRef={tip}
        words={words}
        onClose={() => walk.current?.close()}
        {...(zoom === null ? {} : { onAction: () => walk.current?.open() })}
      />
    </div>
  );
}
