import { type Dimension, defaultLimits, dimensions, type Filter } from "@firsthand/contract";
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { formatCount } from "../format/number.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";
import { useFormWords } from "./use-form-words.ts";

interface FilterFormProps {
  /** Those that there are already. */
  readonly filters: readonly Filter[];
  readonly suggest: (dimension: Dimension) => readonly string[];
  readonly onAdd: (filter: Filter) => void;
}

/** What the button for filters opens: a dimension, a condition, a value. */
export function FilterForm({ filters, suggest, onAdd }: FilterFormProps) {
  const { locale } = usePanelSettings();
  const words = useDashboardWords();
  const form = useFormWords();
  const [dimension, setDimension] = useState<Dimension>("routePattern");
  const [operator, setOperator] = useState<Filter["operator"]>("in");
  const [value, setValue] = useState("");
  const [error, setError] = useState("");
  const first = useRef<HTMLSelectElement>(null);
  const id = useId();
  useLayoutEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = value.trim();
    if (text === "") {
      setError(form.filterValueMissing);
      return;
    }
    const same = filters.find((one) => one.dimension === dimension && one.operator === operator);
    if (same === undefined && filters.length >= defaultLimits.filters) {
      setError(form.filtersFull(formatCount(locale, defaultLimits.filters)));
    } else if (same?.values.includes(text) === false && same.values.length >= defaultLimits.filterValues) {
      setError(form.filterValuesFull(formatCount(locale, defaultLimits.filterValues)));
    } else onAdd({ dimension, operator, values: [text] });
  };
  return (
    <form className="fh-fields" onSubmit={submit} noValidate>
      <label className="fh-field">
        {form.filterDimension}
        <select
          ref={first}
          className="fh-control"
          value={dimension}
          onChange={(event) => setDimension(event.target.value as Dimension)}
        >
          {dimensions.map((one) => (
            <option key={one} value={one}>
              {words.dimensions[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="fh-field">
        {form.filterOperator}
        <select
          className="fh-control"
          value={operator}
          onChange={(event) => setOperator(event.target.value as Filter["operator"])}
        >
          <option value="in">{words.filterIs}</option>
          <option value="not-in">{words.filterIsNot}</option>
        </select>
      </label>
      <label className="fh-field">
        {form.filterValue}
        <input
          type="text"
          className="fh-control fh-code"
          list={`${id}-values`}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          aria-invalid={error !== "" || undefined}
          aria-describedby={error === "" ? undefined : `${id}-error`}
        />
      </label>
      <datalist id={`${id}-values`}>
        {suggest(dimension).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <p role="alert" id={`${id}-error`} className="fh-field__error">
        {error}
      </p>
      <button type="submit" className="fh-control">
        {words.addFilter}
      </button>
    </form>
  );
}
