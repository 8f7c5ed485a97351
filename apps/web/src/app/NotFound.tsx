import { Compass } from "lucide-react";
import { Link } from "wouter";
import { buttonClass } from "../shared/ui/buttonClass.ts";
import { EmptyState } from "../shared/ui/EmptyState.tsx";

export function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState icon={Compass} title="There is no page here." text="The address may be old, or a letter is missing.">
        <Link href="/" className={buttonClass({ variant: "primary" })}>
          Go to the start
        </Link>
      </EmptyState>
    </main>
  );
}
