"use client";

import type { Dimension, Filter, MetricAnswer, MetricId } from "@firsthand/contract";
import { useRef } from "react";
import { formatCount } from "../format/number.ts";
import { Icon } from "../panel/icon.tsx";
import { getNameText, isolateName } from "../panel/name.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { controlShapes } from "./control-shapes.ts";
import { Popover } from "./popover.tsx";
import { useDashboardWords } from "./use-dashboard-words.ts";

const loadForms = () => import("./forms.ts");

/** Props of {@link FilterChips}. */
export interface FilterChipsProps {
  readonly filters: readonly Filter[];
  readonly onRemove: (filter: Filter) => void;
  readonly onClear: () => void;
  /** Adds a filter. @default none can be added here */
  readonly onAdd?: ((filter: Filter) => void) | undefined;
  /** Answers whose values are offered. @default none */
  readonly answers?: readonly MetricAnswer<MetricId>[] | undefined;
  /** Values to offer for a dimension. @default those in `answers` */
  readonly suggest?: ((dimension: Dimension) => readonly string[]) | undefined;
}

/** What is filtered, each with a button that takes it away, and a way to add more. */
export function FilterChips({ filters, onRemove, onClear, onAdd, answers = [], suggest }: FilterChipsProps) {
  const { locale, messages } = usePanelSettings();
  const words = useDashboardWords();
  const add = useRef<HTMLButtonElement>(null);
  return (
    <>
      {filters.length === 0 ? null : (
        <ul className="fh-chips" aria-label={words.filters}>
          {filters.map((filter) => {
            const { dimension, operator, values } = filter;
            const names = values.map((value) => getNameText(value, messages));
            const rest = values.length - 1;
            const more = rest > 0 ? ` ${words.andMore(rest, formatCount(locale, rest))}` : "";
            const start = `${words.dimensions[dimension]} ${operator === "in" ? words.filterIs : words.filterIsNot} `;
            return (
              <li className="fh-control fh-chip" key={JSON.stringify(filter)}>
                <span className="fh-chip__text" title={names.join("\n")}>
                  {start}
                  <bdi className="fh-code">{names[0]}</bdi>
                  {more}
                </span>
                <button
                  type="button"
                  aria-label={words.removeFilter(start + isolateName(names[0] ?? "") + more)}
                  onClick={({ currentTarget: { parentElement: chip } }) => {
                    // Before the focus goes with its button.
                    const beside = chip?.nextElementSibling ?? chip?.previousElementSibling;
                    (beside?.querySelector("button") ?? add.current)?.focus();
                    onRemove(filter);
                  }}
                >
                  <Icon shape={controlShapes.close} size={12} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {onAdd === undefined ? null : (
        <Popover
          button={add}
          label={words.addFilter}
          buttonLabel={words.addFilter}
          load={loadForms}
          content={({ FilterForm, suggestValues }, close) => (
            <FilterForm
              filters={filters}
              suggest={suggest ?? ((dimension) => suggestValues(answers, dimension))}
              onAdd={(filter) => {
                onAdd(filter);
                close();
              }}
            />
          )}
        >
          <Icon shape={controlShapes.add} size={12} />
          {words.filter}
        </Popover>
      )}
      {filters.length === 0 ? null : (
        <button
          type="button"
          className="fh-control fh-control--quiet"
          onClick={() => {
            add.current?.focus();
            onClear();
          }}
        >
          {words.clearFilters}
        </button>
      )}
    </>
  );
}
