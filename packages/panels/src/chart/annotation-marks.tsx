import { type AnnotatedPlace, getFlags } from "./annotations.ts";
import { toPercent } from "./stretched.tsx";

// The style sheet shows the variant that fits: each name of a class with the narrowest plot it is shown in.
const variants = [
  ["wide", 451],
  ["narrow", 111],
] as const;

/** A dotted line over the plot at each annotated granule. For a stretched layer. */
export function AnnotationLines({ places }: { readonly places: readonly AnnotatedPlace[] }) {
  if (places.length === 0) return null;
  return <path className="fh-annotation" d={places.map(({ x }) => `M${x} -30V1000`).join("")} />;
}

/** The labels of annotations above the plot, or their numbers where labels would collide. */
export function AnnotationFlags({ places }: { readonly places: readonly AnnotatedPlace[] }) {
  if (places.length === 0) return null;
  return variants.map(([id, plotPx]) => (
    <g className={`fh-variant--${id}`} key={id}>
      {getFlags(places, plotPx).map(({ index, x, text, anchor }) => (
        <text className="fh-annotation__name" key={index} x={toPercent(x)} y="0" dy="-6" textAnchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  ));
}

/** Which annotation has which number, for the foot: below narrow plots alone where a wide one has room for the labels. */
export function AnnotationKey({ places }: { readonly places: readonly AnnotatedPlace[] }) {
  const [isWide, isNarrow] = variants.map(([, plotPx]) => getFlags(places, plotPx)[0]?.text === "1");
  if (!isNarrow) return null;
  return places.map(({ index, label }, i) => (
    <span className={isWide ? undefined : "fh-variant--narrow"} key={index}>
      {`${i + 1} ${label}`}
    </span>
  ));
}
