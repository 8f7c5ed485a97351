import { type ReactNode, useId } from "react";
import { Link } from "wouter";

interface AccountCardProps {
  title: string;
  /** It stands in the way of a page that goes on after it. */
  dialog?: boolean;
  children: ReactNode;
}

/** The card of the account pages, on the weave. */
export function AccountCard({ title, dialog = false, children }: AccountCardProps) {
  const heading = useId();
  return (
    <main className="weave grid min-h-dvh content-start justify-items-center gap-6 px-4 py-8 sm:content-center">
      <Link
        href="/"
        className="flex items-center gap-3 rounded-control font-display text-xl font-bold text-inherit no-underline"
      >
        <img src="/art/mark.svg" alt="" width={40} height={40} />
        Hafaloha
      </Link>
      <section
        {...(dialog && { role: "dialog", "aria-modal": true })}
        aria-labelledby={heading}
        className="w-full max-w-[420px] rounded-sheet bg-raised p-6 text-ink shadow-3"
      >
        <h1 id={heading} className="mb-5 font-display text-xl font-bold">
          {title}
        </h1>
        {children}
      </section>
    </main>
  );
}
