import type { Dimension } from "@firsthand/contract";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { isTooWide } from "../panel/count-cell.tsx";
import { FilterButton } from "../panel/filter-button.tsx";
import { getNameText, Name, writeName } from "../panel/name.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { type CellFilters, HeatCell, type ShortForm } from "./heat-cell.tsx";
import type { HeatTipProps } from "./heat-tip.tsx";
import { getHeatStep, type Matrix, type MatrixKey } from "./matrix.ts";
import { setStop, walkTable } from "./walk-table.ts";

/** Props of {@link HeatMap}. */
export interface HeatMapProps {
  readonly matrix: Matrix;
  /** The end of the colour scale; the largest cell of all maps that share it. */
  readonly highest: number;
  /** Names the table. Hidden when `title` stands above it. */
  readonly caption: string;
  readonly title?: string | null | undefined;
  /** Heads of the totals at both edges. */
  readonly allColumns: string;
  readonly allRows: string;
  readonly rowHead: string;
  /** Whether cells have a second line. */
  readonly detail?: boolean;
  /** What rows, columns and the title filter by. */
  readonly dimensions: { readonly row: Dimension; readonly column: Dimension; readonly title?: Dimension };
  /** What the cells count, and what stands in their second line. */
  readonly words: { readonly value: string; readonly detail?: string };
  readonly tools: PanelTools;
}

/** A table whose cells are painted by their value, which always stands in them; totals stand outside the paint. */
export function HeatMap(props: HeatMapProps) {
  const { matrix, highest, caption, title, tools, dimensions, words, detail } = props;
  const { format } = tools;
  const table = useRef<HTMLTableElement>(null);
  const [HeatTip, setHeatTip] = useState<ComponentType<HeatTipProps> | null>(null);
  useEffect(() => {
    if (table.current !== null) setStop(table.current);
  });
  const wake = () => {
    if (HeatTip === null)
      loadHeatTip().then(
        (loaded) => setHeatTip(() => loaded),
        () => undefined,
      );
  };
  const map = (
    <table
      className={detail ? "fh-heat fh-heat--detail" : "fh-heat"}
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells can be walked and chosen
      role="grid"
      onPointerEnter={wake}
      onFocus={(event) => {
        wake();
        setStop(event.currentTarget, event.target);
      }}
      onKeyDown={walkTable}
    >
      <caption className="fh-hidden">
        {title === undefined ? null : <bdi>{`${getNameText(title, tools.messages)}, `}</bdi>}
        {caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="fh-heat__corner">
            <span className="fh-hidden">{props.rowHead}</span>
          </th>
          {matrix.columns.map(({ key }) => (
            <th scope="col" key={getId(key)}>
              <HeatHead matrixKey={key} tools={tools} />
            </th>
          ))}
          <th scope="col" className="fh-edge">
            {props.allColumns}
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map(({ key, total, cells }) => (
          <tr key={getId(key)}>
            <th scope="row" {...writeKey(key, tools)} />
            {cells.map((cell, i) => (
              <HeatCell
                key={getId(matrix.columns[i]?.key)}
                filters={getFilters(dimensions, key, matrix.columns[i]?.key)}
                step={getHeatStep(cell.value, highest)}
                short={getShort(cell.value, tools)}
              >
                {cell.value === null ? "–" : tellCount(cell.value, tools)}
                {detail && cell.detail !== null ? `\n${format.decimal(cell.detail)}` : null}
              </HeatCell>
            ))}
            <Total value={total} tools={tools} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{props.allRows}</th>
          {matrix.columns.map(({ key, total }) => (
            <Total key={getId(key)} value={total} tools={tools} />
          ))}
          <Total value={matrix.total} tools={tools} />
        </tr>
      </tfoot>
    </table>
  );
  return (
    <div className="fh-heat-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls */}
      <div className="fh-scroll" role="group" aria-label={caption}>
        {title === undefined ? null : (
          // Not the caption: a grid holds rows only, and its name may be a button.
          <p className="fh-heat__title">
            <HeatTitle title={title} dimension={dimensions.title} tools={tools} />{" "}
            {format.count(matrix.total)}
          </p>
        )}
        {map}
      </div>
      {HeatTip === null ? null : <HeatTip table={table} matrix={matrix} words={words} tools={tools} />}
    </div>
  );
}

const loadHeatTip = () => import("./heat-tip.tsx").then(({ HeatTip }) => HeatTip);

function HeatTitle({
  title,
  dimension,
  tools: { messages },
}: {
  readonly title: string | null;
  readonly dimension: Dimension | undefined;
  readonly tools: PanelTools;
}) {
  const name = <b>{getNameText(title, messages)}</b>;
  if (dimension === undefined) return name;
  return (
    <FilterButton dimension={dimension} value={title}>
      {name}
    </FilterButton>
  );
}

/** The ends of the colour scale in figures. */
export function HeatScale({
  highest,
  unit,
  tools,
}: {
  readonly highest: number;
  readonly unit: string;
  readonly tools: PanelTools;
}) {
  return (
    <span className="fh-ramp">
      {tools.format.count(Math.min(1, highest))}
      <span className="fh-ramp__steps" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((step) => (
          <i className={`fh-heat-${step}`} key={step} />
        ))}
      </span>
      {`${tools.format.count(highest)} ${unit}`}
    </span>
  );
}

function HeatHead({ matrixKey, tools }: { readonly matrixKey: MatrixKey; readonly tools: PanelTools }) {
  if ("name" in matrixKey) return <Name name={matrixKey.name} messages={tools.messages} isHead />;
  return <span className="fh-name fh-muted">{tellOthers(matrixKey.others, tools)}</span>;
}

function writeKey(key: MatrixKey, tools: PanelTools) {
  return "name" in key
    ? writeName(key.name, "text", tools.messages)
    : { className: "fh-muted", children: tellOthers(key.others, tools) };
}

function tellOthers(count: number, { messages, format }: PanelTools): string {
  return messages.others(count, format.count(count));
}

function Total({ value, tools }: { readonly value: number; readonly tools: PanelTools }) {
  return (
    <td className="fh-edge" title={tools.format.count(value)} {...getShort(value, tools)}>
      {tellCount(value, tools)}
    </td>
  );
}

function tellCount(value: number, { format }: PanelTools): string {
  return isTooWide(value) ? format.compact(value) : format.count(value);
}

/** The short form of a count, which the style sheet puts in its place where the panel is too narrow for so many digits. */
function getShort(value: number | null, { format }: PanelTools): ShortForm | undefined {
  if (value === null || value < 1000 || isTooWide(value)) return;
  return { [value < 10_000 ? "data-brief" : "data-short"]: format.compact(value) };
}

/** What a cell filters by; null where one of its names is a fold of several. */
function getFilters(
  dimensions: HeatMapProps["dimensions"],
  row: MatrixKey,
  column: MatrixKey | undefined,
): CellFilters | null {
  if (column === undefined || !("name" in row) || !("name" in column)) return null;
  return [
    [dimensions.row, row.name],
    [dimensions.column, column.name],
  ];
}

function getId(key: MatrixKey | undefined): string {
  if (key === undefined || !("name" in key)) return "others";
  return key.name === null ? "null" : `name:${key.name}`;
}
