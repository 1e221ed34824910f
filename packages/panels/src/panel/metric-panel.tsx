"use client";

import { useMetric } from "@firsthand/client/react";
import type { MetricId, MetricParams } from "@firsthand/contract";
import { useMemo, useRef, useState } from "react";
import type { MetricWords } from "../messages/messages.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { PanelBoundary } from "./panel-boundary.tsx";
import { type ArrangementChoice, PanelContent } from "./panel-content.tsx";
import type { Arranged, PanelDefinition } from "./panel-definition.ts";
import { mergeParams } from "./panel-params.ts";
import type { PanelProps } from "./panel-props.ts";
import type { PanelInput } from "./panel-state.ts";

interface MetricPanelProps<M extends MetricId, W extends MetricWords> {
  readonly definition: PanelDefinition<M, W>;
  readonly props: PanelProps<M>;
}

/** A panel of any metric: asks the client, or shows what it is given, and keeps its failures to itself. */
export function MetricPanel<M extends MetricId, W extends MetricWords>({
  definition,
  props,
}: MetricPanelProps<M, W>) {
  const { answer, state, error } = props;
  const { params: shared, onError } = usePanelSettings();
  const [arranged, setArranged] = useState<Arranged<M, W> | null>(null);
  const own = useMemo(
    () =>
      arranged === null ? definition.params : { ...definition.params, ...definition.arrangements?.params },
    [arranged, definition],
  );
  // What draws it may arrive when another one has been chosen since.
  const wanted = useRef(0);
  const onArrange = async (at: number) => {
    wanted.current = at;
    const arranger = at === 0 ? undefined : await definition.arrangements?.load();
    if (wanted.current !== at) return;
    setArranged(arranger === undefined ? null : { at, arranger });
  };
  const isStatic = answer !== undefined || state !== undefined || error !== undefined;
  const content = (input: PanelInput<M>, isBroken: boolean) => (
    <PanelContent
      definition={definition}
      props={props}
      input={input}
      params={{ ...own, ...props.params }}
      notFilteredBy={[]}
      arranged={arranged}
      onArrange={onArrange}
      isBroken={isBroken}
    />
  );
  return (
    <PanelBoundary
      resetKey={isStatic ? answer : JSON.stringify([shared, props.params])}
      onError={(thrown) => onError?.(thrown, definition.metric)}
      fallback={(retry) => content({ retry }, true)}
    >
      {isStatic ? (
        content({ answer, state, error, retry: props.onRetry, isGiven: true }, false)
      ) : (
        <ConnectedPanel
          definition={definition}
          props={props}
          own={own}
          arranged={arranged}
          onArrange={onArrange}
        />
      )}
    </PanelBoundary>
  );
}

interface ConnectedPanelProps<M extends MetricId, W extends MetricWords>
  extends MetricPanelProps<M, W>,
    ArrangementChoice<M, W> {
  /** What the panel asks by itself. */
  readonly own: MetricParams | undefined;
}

function ConnectedPanel<M extends MetricId, W extends MetricWords>({
  definition,
  props,
  own,
  ...choice
}: ConnectedPanelProps<M, W>) {
  const { metric } = definition;
  const settings = usePanelSettings();
  const question = useMemo(
    () => mergeParams(metric, own, settings.params, props.params),
    [metric, own, settings.params, props.params],
  );
  const { state, answer, error, isFetching, refetch } = useMetric(metric, question.params, {
    refetchInterval: settings.refetchInterval,
  });
  return (
    <PanelContent
      definition={definition}
      props={props}
      // An answered state is decided by its data: empty and suppressed are not known to the client.
      input={{ state: state === "ready" ? undefined : state, answer, error, isFetching, retry: refetch }}
      params={question.params}
      notFilteredBy={question.notFilteredBy}
      {...choice}
    />
  );
}
