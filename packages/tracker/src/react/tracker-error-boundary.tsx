"use client";

import { isIdentifier } from "@firsthand/contract/catalogue";
import { Component, type ContextType, type ReactNode } from "react";
import { TrackerContext } from "./tracker-provider.tsx";

/** Props of {@link TrackerErrorBoundary}. */
export interface TrackerErrorBoundaryProps {
  /** What the boundary is of, such as `route` or `global`: an identifier. */
  readonly boundary: string;
  /** The route's pattern for the event's payload. @default null */
  readonly routePattern?: string | null | undefined;
  /** What is shown instead of what failed; a function gets what tries again. @default nothing */
  readonly fallback?: ReactNode | ((reset: () => void) => ReactNode);
  readonly children?: ReactNode;
}

/** Reports what its children throw as `client_error`: the error's class and digest, never its message or stack. */
export class TrackerErrorBoundary extends Component<
  TrackerErrorBoundaryProps,
  { readonly hasFailed: boolean }
> {
  static override contextType = TrackerContext;
  declare context: ContextType<typeof TrackerContext>;

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    const { boundary, routePattern = null } = this.props;
    try {
      this.context?.track("client_error", { boundary, ...readError(error), routePattern });
    } catch {
      // Another tracker may throw, and a second error would take the fallback away.
    }
  }

  override render(): ReactNode {
    const { fallback = null, children } = this.props;
    if (!this.state.hasFailed) return children;
    return typeof fallback === "function" ? fallback(() => this.setState({ hasFailed: false })) : fallback;
  }
}

/** Anything can be thrown, and anything can be in its fields. */
function readError(error: unknown): { readonly errorClass: string; readonly digest: string | null } {
  const unknown = { errorClass: "UnknownError", digest: null };
  try {
    if (!(error instanceof Error)) return unknown;
    const { name } = Object.getPrototypeOf(error).constructor;
    const { digest } = error as { readonly digest?: unknown };
    return {
      errorClass: isIdentifier(name) ? name : unknown.errorClass,
      digest: isIdentifier(digest) ? digest : null,
    };
  } catch {
    return unknown;
  }
}
