import { type FormEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { formatDate } from "../format/date.ts";
import { formatCount } from "../format/number.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import {
  addDays,
  type DashboardRange,
  isAskable,
  longestRangeDays,
  namedRanges,
  resolveRange,
} from "./dashboard-range.ts";
import type { FormWords } from "./form-words.ts";
import { getRangeName } from "./range-text.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";
import { useFormWords } from "./use-form-words.ts";

interface RangeFormProps {
  readonly value: DashboardRange;
  readonly today: string;
  readonly keptSince: string | null;
  readonly onChoose: (range: DashboardRange) => void;
}

/** So that years have four digits, also that of the day after it; a field that ends here takes no more of them. */
const LAST_DAY = "9998-12-31";

/** Days for which events are kept unless an answer says otherwise. */
const USUALLY_KEPT_DAYS = 180;

const presets: readonly DashboardRange[] = [
  { lastDays: 1 },
  { name: "yesterday" },
  ...[7, 30, 90, 180].map((lastDays) => ({ lastDays })),
  ...namedRanges.filter((name) => name !== "yesterday").map((name) => ({ name })),
];

/** What the range picker opens: the usual ranges, and two date fields. */
export function RangeForm({ value, today, keptSince, onChoose }: RangeFormProps) {
  const { locale } = usePanelSettings();
  const words = useDashboardWords();
  const form = useFormWords();
  const shown = resolveRange(value, today);
  const [first, setFirst] = useState(shown.start);
  const [last, setLast] = useState(addDays(shown.end, -1));
  const [error, setError] = useState("");
  const list = useRef<HTMLFieldSetElement>(null);
  const errorId = useId();
  const known = keptSince ?? addDays(today, -USUALLY_KEPT_DAYS);
  useLayoutEffect(() => {
    const buttons = list.current?.querySelectorAll("button") ?? [];
    const chosen = [...buttons].find((button) => button.ariaPressed === "true") ?? buttons[0];
    chosen?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = findProblem(first, last, form, locale);
    setError(problem);
    if (problem === "") onChoose({ start: first, end: addDays(last, 1) });
  };
  const isCut = keptSince !== null && first !== "" && first < keptSince;
  const field = (label: string, day: string, onChange: (day: string) => void) => (
    <label className="fh-field">
      {label}
      <input
        type="date"
        className="fh-control"
        max={LAST_DAY}
        value={day}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== "" || undefined}
        aria-describedby={error === "" ? undefined : errorId}
      />
    </label>
  );
  return (
    <>
      <fieldset className="fh-choices" ref={list}>
        <legend className="fh-hidden">{words.timeRange}</legend>
        {presets
          .filter((preset) => !("name" in preset) || resolveRange(preset, today).start >= known)
          .map((preset) => (
            <button
              key={getRangeName(preset, words, locale)}
              type="button"
              aria-pressed={JSON.stringify(preset) === JSON.stringify(value)}
              onClick={() => onChoose(preset)}
            >
              {getRangeName(preset, words, locale)}
            </button>
          ))}
      </fieldset>
      <form className="fh-fields" onSubmit={submit} noValidate>
        {field(form.firstDay, first, setFirst)}
        {field(form.lastDay, last, setLast)}
        {isCut ? <p className="fh-muted">{form.notKept(getDay(keptSince, locale))}</p> : null}
        <p role="alert" id={errorId} className="fh-field__error">
          {error}
        </p>
        <button type="submit" className="fh-control">
          {form.apply}
        </button>
      </form>
    </>
  );
}

function findProblem(first: string, last: string, form: FormWords, locale: string): string {
  if (first === "" || last === "") return form.dateMissing;
  if (Math.max(first.length, last.length) > LAST_DAY.length || last > LAST_DAY) {
    return form.dateTooFar(getDay(LAST_DAY, locale));
  }
  if (last < first) return form.datesReversed;
  const isShort = isAskable({ start: first, end: addDays(last, 1) });
  return isShort ? "" : form.rangeTooLong(formatCount(locale, longestRangeDays));
}

/** A local date as it is written. */
function getDay(date: string, locale: string): string {
  return formatDate({ locale, timeZone: "UTC" }, "dayAndYear", date);
}
