import { Component, type ErrorInfo, type ReactNode } from "react";
import { ErrorState } from "../shared/ui/ErrorState.tsx";

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
      <main className="grid min-h-dvh place-items-center p-6">
        <ErrorState
          title="This page stopped working."
          text="Your order and your changes are kept."
          retryLabel="Load the page again"
          onRetry={() => location.reload()}
        />
      </main>
    );
  }
}
