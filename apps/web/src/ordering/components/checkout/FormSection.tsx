import { type ReactNode, useId } from "react";

export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-4 rounded-sheet border border-line bg-surface p-4 shadow-1 lg:p-5"
    >
      <h2 id={id} className="font-display text-[1.375rem] leading-7 font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
