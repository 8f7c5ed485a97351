import { Component, type ErrorInfo, type ReactNode } from "react";

interface State {
  readonly error: Error | null;
}

/** A page that breaks says so instead of leaving a blank screen; a chunk lost to a deploy comes back with the reload. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error("The page stopped", error, info.componentStack);
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main role="alert" className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
        <h1 className="text-lg font-bold">This page stopped working.</h1>
        <p className="text-ink-2">Your order and your changes are kept.</p>
        <a href={location.href} className="mt-2 content-center font-semibold text-action-text underline">
          Load the page again
        </a>
      </main>
    );
  }
}
