import type { Dimension } from "@firsthand/contract";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { FilterButton } from "../panel/filter-button.tsx";
import { getNameText, writeName } from "../panel/name.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { type FilterValue, usePanelSettings } from "../provider/panel-settings.ts";
import { HeatCell, type ShortForm } from "./heat-cell.tsx";
import type { HeatTipProps } from "./heat-tip.tsx";
import { getHeatStep, type Matrix, type MatrixKey } from "./matrix.ts";
import { setStop, walkTable } from "./table-stops.ts";

/** Props of {@link HeatMap}. */
export interface HeatMapProps {
  readonly matrix: Matrix;
  /** The end of the colour scale, of all maps that share it. */
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
  const isChoosing = usePanelSettings().onFilterToggle !== undefined;
  const table = useRef<HTMLTableElement>(null);
  const [HeatTip, setHeatTip] = useState<ComponentType<HeatTipProps> | null>(null);
  useEffect(() => {
    if (table.current !== null) setStop(table.current);
  });
  const wake = () =>
    void import("./heat-tip.tsx").then(
      (loaded) => setHeatTip(() => loaded.HeatTip),
      () => undefined,
    );
  const map = (
    <table
      className={detail ? "fh-heat fh-heat--detail" : "fh-heat"}
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells can be walked and chosen
      role="grid"
      aria-readonly="true"
      aria-multiselectable={isChoosing}
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
            <HeatHead key={JSON.stringify(key)} text={tellKey(key, tools)} />
          ))}
          <th scope="col" className="fh-edge">
            {props.allColumns}
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map(({ key, total, cells }) => (
          <tr key={JSON.stringify(key)}>
            <th scope="row" {...writeKey(key, tools)} />
            {cells.map((cell, i) => (
              <HeatCell
                key={JSON.stringify(matrix.columns[i]?.key)}
                filters={getFilters(dimensions, key, matrix.columns[i]?.key)}
                step={getHeatStep(cell.value, highest)}
                short={getShort(cell.value, tools)}
              >
                {cell.value === null ? "–" : format.compact(cell.value)}
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
            <Total key={JSON.stringify(key)} value={total} tools={tools} />
          ))}
          <Total value={matrix.total} tools={tools} />
        </tr>
      </tfoot>
    </table>
  );
  return (
    <div className="fh-heat-frame">
      {title === undefined ? null : (
        // Not the caption: a grid holds rows only, and its name may be a button.
        <p className="fh-heat__title">
          <FilterButton dimension={dimensions.title} value={title}>
            <b>{getNameText(title, tools.messages)}</b>
          </FilterButton>{" "}
          {format.count(matrix.total)}
        </p>
      )}
      <div className="fh-scroll">{map}</div>
      {HeatTip === null ? null : <HeatTip {...{ table, matrix, title, words, tools }} />}
    </div>
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
      {tools.format.count(1)}
      <span className="fh-ramp__steps" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((step) => (
          <i className={`fh-heat-${step}`} key={step} />
        ))}
      </span>
      {`${tools.format.count(highest)} ${unit}`}
    </span>
  );
}

/** The head of a column, which may go on in a second line after each `_`. It would be heard as two words then, so its name is said beside it. */
function HeatHead({ text }: { readonly text: string }) {
  return (
    <th scope="col" aria-label={text}>
      <bdi className="fh-name" title={text}>
        {text
          .split(/(?<=_)/)
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
          .flatMap((part, i) => (i > 0 ? [<wbr key={i} />, part] : part))}
      </bdi>
    </th>
  );
}

function writeKey(key: MatrixKey, tools: PanelTools) {
  return "name" in key
    ? writeName(key.name, "text", tools.messages)
    : { className: "fh-muted", children: tellKey(key, tools) };
}

function tellKey(key: MatrixKey, { messages, format }: PanelTools): string {
  return "name" in key
    ? getNameText(key.name, messages)
    : messages.others(key.others, format.count(key.others));
}

function Total({ value, tools }: { readonly value: number; readonly tools: PanelTools }) {
  const short = getShort(value, tools);
  return (
    <td className="fh-edge" title={short && tools.format.count(value)} {...short}>
      {tools.format.compact(value)}
    </td>
  );
}

/**
 * The short form of a count, which the style sheet puts in its place where the panel is too narrow for so many digits. In all languages by K and M:
 * their own units are long, or there is none and a rounded figure would look exact.
 */
function getShort(value: number | null, { format }: PanelTools): ShortForm | undefined {
  if (value === null || value < 1000) return;
  const isMillions = value >= 999_500;
  const figure = value / (isMillions ? 1e6 : 1000);
  const text = figure < 9.95 ? format.decimal(figure) : format.count(figure);
  return { [value < 10_000 ? "data-brief" : "data-short"]: text + (isMillions ? "M" : "K") };
}

/** What a cell filters by; null where one of its names is a fold of several. */
function getFilters(
  dimensions: HeatMapProps["dimensions"],
  row: MatrixKey,
  column: MatrixKey | undefined,
): readonly FilterValue[] | null {
  if (column === undefined || !("name" in row) || !("name" in column)) return null;
  return [
    [dimensions.row, row.name],
    [dimensions.column, column.name],
  ];
}
