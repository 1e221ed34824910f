import { type ComponentType, type PointerEvent, type RefObject, useRef, useState } from "react";

/** What every layer that walks a chart gets beside its own props. */
export interface WalkLayerTarget {
  readonly target: RefObject<HTMLDivElement | null>;
}

/** Props of {@link WalkTarget}. */
interface WalkTargetProps<P extends object> {
  /** Fetches the layer; called with the first pointer or focus. */
  readonly load: () => Promise<ComponentType<P & WalkLayerTarget>>;
  readonly layer: P;
  readonly label: string;
  readonly length: number;
  /** The last point, where walking begins. */
  readonly text: string;
}

/**
 * What lies over a chart and can be walked: a slider, whose value screen readers announce by themselves. What walks it is loaded
 * when it is first reached; until then, or when it cannot be had, the picture and its table are all there.
 */
export function WalkTarget<P extends object>({ load, layer, label, length, text }: WalkTargetProps<P>) {
  const target = useRef<HTMLDivElement>(null);
  const [Layer, setLayer] = useState<ComponentType<P & WalkLayerTarget> | null>(null);
  // A pointer may rest by the time that the layer is there, and then sends nothing more.
  const note = (event: PointerEvent<HTMLElement>) => {
    if (Layer === null) event.currentTarget.dataset.x = String(event.clientX);
  };
  const wake = () => {
    if (Layer !== null) return;
    load().then(
      (loaded) => setLayer(() => loaded),
      () => undefined,
    );
  };
  if (length === 0) return null;
  return (
    <>
      <div
        className="fh-plot__canvas fh-walk-target"
        ref={target}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={length}
        aria-valuenow={length}
        aria-valuetext={text}
        onPointerEnter={(event) => {
          note(event);
          wake();
        }}
        onPointerMove={note}
        onFocus={wake}
      />
      {Layer && <Layer {...layer} target={target} />}
    </>
  );
}
