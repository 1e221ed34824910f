import { type Dimension, type MetricId, type MetricParams, metrics } from "@firsthand/contract";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { MetricWords } from "../messages/messages.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { EmptyMessage, ErrorMessage, SuppressedMessage } from "./blank-bodies.tsx";
import { brokenPanel, drawPanel } from "./draw-panel.ts";
import { drawRetry } from "./draw-retry.tsx";
import { getExactness } from "./exactness.ts";
import { Freshness } from "./freshness.tsx";
import { getBlankFigures, Headline } from "./headline.tsx";
import { MetaDetails } from "./meta-details.tsx";
import type { Arranged, PanelDefinition, PanelView } from "./panel-definition.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelMenu } from "./panel-menu.tsx";
import type { PanelProps } from "./panel-props.ts";
import type { PanelInput } from "./panel-state.ts";
import type { PanelParts, PanelSubject } from "./panel-subject.ts";
import type { PanelTools } from "./panel-tools.ts";
import { resolveWords } from "./resolve-words.ts";
import { ShowAll } from "./show-all.tsx";
import { StaleNotice } from "./stale-notice.tsx";

/** What a reader has chosen; null is the drawing of the definition. */
export interface ArrangementChoice<M extends MetricId, W extends MetricWords> {
  readonly arranged: Arranged<M, W> | null;
  readonly onArrange: (at: number) => Promise<void>;
}

interface PanelContentProps<M extends MetricId, W extends MetricWords> extends ArrangementChoice<M, W> {
  readonly definition: PanelDefinition<M, W>;
  readonly props: PanelProps<M>;
  readonly input: PanelInput<M>;
  readonly params: MetricParams;
  readonly notFilteredBy: readonly Dimension[];
  /** Whether rendering has thrown before, so that nothing is drawn now. */
  readonly isBroken?: boolean;
}

/** Fills the frame for the state at hand. Drawing happens once an answer, and what it throws is an error of this panel. */
export function PanelContent<M extends MetricId, W extends MetricWords>(props: PanelContentProps<M, W>) {
  const { definition, input, params, notFilteredBy, arranged, onArrange, isBroken = false } = props;
  const { metric, layout } = definition;
  const settings = usePanelSettings();
  const { messages } = settings;
  const words = useMemo(
    () => resolveWords(definition.words, settings.overrides?.metrics?.[metric]),
    [definition.words, settings.overrides, metric],
  );
  const { state: givenState, answer: givenAnswer, error: givenError, isGiven } = input;
  const drawn = useMemo(
    () =>
      isBroken
        ? brokenPanel
        : drawPanel(
            definition,
            { state: givenState, answer: givenAnswer, error: givenError, isGiven },
            settings,
            words,
            arranged,
          ),
    [isBroken, definition, givenState, givenAnswer, givenError, isGiven, settings, words, arranged],
  );
  const { state, error, tools, view, blank, failed, cause } = drawn;
  const { onError } = settings;
  useEffect(() => {
    if (cause !== undefined) onError?.(cause, metric);
  }, [cause, onError, metric]);
  const { arrangements } = definition;
  const full = arranged === null ? (definition.rows ?? params.limit) : arrangements?.rows;
  const frame = {
    metric,
    state,
    layout,
    errorCode: state === "error" ? (error?.code ?? "internal") : undefined,
    headingLevel: props.props.headingLevel,
    className: props.props.className,
    title: words.title,
  };
  const retry = error?.retryable === true || failed ? drawRetry(input, settings, state) : null;
  const [parts, setParts] = useState<PanelParts>({});
  const { table, Evidence } = parts;
  // What explains the picture goes with it.
  const told =
    view && table ? { ...view, legend: null, isRangeInLegend: false, isCut: false, notes: [] } : view;
  const subject: PanelSubject | null =
    tools === null
      ? null
      : {
          ...frame,
          words,
          params,
          isStatic: isGiven === true,
          tools,
          answer: givenAnswer,
          view,
          loadTable: definition.loadTable,
        };
  // Without a menu nothing leads back from what it opens.
  const opener = subject === null || props.props.menu === false ? null : { subject, onPartsChange: setParts };
  return (
    <PanelFrame
      {...frame}
      menu={opener && <PanelMenu {...opener} parts={parts} />}
      aside={subject && Evidence && <Evidence subject={subject} onPartsChange={setParts} />}
      freshness={
        tools === null ? (
          state === "loading" ? (
            messages.loading
          ) : state === "error" ? null : (
            messages.noData
          )
        ) : (
          <Freshness state={state} tools={tools} now={settings.now} />
        )
      }
      subtitle={
        state === "stale" ? <StaleNotice error={error} settings={settings} retry={retry} /> : words.question
      }
      headline={
        <Headline
          figures={view?.figures ?? getBlankFigures(getLabels(definition, words), state === "loading")}
          tools={tools}
          isBlank={view === null}
        >
          {arrangements === undefined || table !== undefined || failed ? null : (
            <arrangements.Picker
              title={words.title}
              titles={arrangements.titles(words)}
              chosen={arranged?.at ?? 0}
              onArrange={onArrange}
              failure={messages.partNotLoaded}
            />
          )}
        </Headline>
      }
      body={
        (subject !== null && view !== null && table !== undefined ? (
          <table.Figures subject={subject} {...table.props} />
        ) : (
          view?.picture
        )) ??
        (state === "loading" ? (
          <definition.Skeleton rows={full ?? metrics[metric].defaultLimit} />
        ) : state === "error" ? (
          <ErrorMessage error={error} failed={failed} retry={retry} messages={messages} />
        ) : (blank ?? state) === "suppressed" ? (
          <SuppressedMessage messages={messages} />
        ) : (
          <EmptyMessage
            messages={messages}
            words={words}
            events={metrics[metric].events}
            isFiltered={(params.filters?.length ?? 0) > 0}
            tools={tools}
          />
        ))
      }
      foot={
        tools === null ? null : (
          <Foot tools={tools} view={told} notFilteredBy={notFilteredBy}>
            {opener && told?.isCut && isGiven !== true && <ShowAll key="all" {...opener} />}
          </Foot>
        )
      }
    />
  );
}

function Foot(props: {
  readonly tools: PanelTools;
  readonly view: PanelView | null;
  readonly notFilteredBy: readonly Dimension[];
  /** Stands behind the notes. */
  readonly children: ReactElement | false | null | undefined;
}) {
  const { tools, view, notFilteredBy } = props;
  const { messages, format, meta, rangeText, comparisonText, incomplete } = tools;
  const range = messages.inZone(incomplete ? messages.rangeSoFar(rangeText) : rangeText, meta.timeZone);
  const kept = tools.keptSince !== null && messages.keptSince(tools.keptSince);
  const facts =
    view === null
      ? [range, kept]
      : [
          ...view.notes,
          props.children,
          notFilteredBy.length > 0 && messages.notFilteredBy(notFilteredBy),
          meta.suppressed > 0 && messages.suppressedRows(format.count(meta.suppressed)),
          view.isRangeInLegend ? meta.timeZone : range,
          comparisonText === null
            ? meta.comparisonTimeRange && messages.notCompared
            : !view.isRangeInLegend && messages.comparedWith(comparisonText),
          kept,
          meta.adjusted && messages.adjusted,
          getExactness(tools),
        ];
  return (
    <>
      {view?.legend}
      {facts.map((fact) => (typeof fact === "string" ? <span key={fact}>{fact}</span> : fact))}
      <MetaDetails tools={tools} />
    </>
  );
}

/** None when a host's own word throws: the panel that says so needs no more than its frame. */
function getLabels<M extends MetricId, W extends MetricWords>(
  definition: PanelDefinition<M, W>,
  words: W,
): readonly string[] {
  try {
    return definition.figureLabels(words);
  } catch {
    return [];
  }
}
