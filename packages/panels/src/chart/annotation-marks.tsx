import { type AnnotatedPlace, getFlags } from "./annotations.ts";
import { toPercent } from "./stretched.tsx";

// The style sheet shows the variant that fits; `plotPx` is the narrowest plot it is shown in.
const variants = [
  { id: "l", plotPx: 460 },
  { id: "m", plotPx: 310 },
  { id: "s", plotPx: 170 },
  { id: "xs", plotPx: 120 },
] as const;

/** A dotted line over the plot at each annotated granule. For a stretched layer. */
export function AnnotationLines({ places }: { readonly places: readonly AnnotatedPlace[] }) {
  if (places.length === 0) return null;
  return <path className="fh-annotation" d={places.map(({ x }) => `M${x} -30V1000`).join("")} />;
}

/** The labels of annotations above the plot, or their numbers where labels would collide. */
export function AnnotationFlags({ places }: { readonly places: readonly AnnotatedPlace[] }) {
  if (places.length === 0) return null;
  return variants.map(({ id, plotPx }) => (
    <g className={`fh-variant--${id}`} key={id}>
      {getFlags(places, plotPx).map(({ index, x, text, anchor }) => (
        <text className="fh-annotation__name" key={index} x={toPercent(x)} y="0" dy="-6" textAnchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  ));
}
