/** A key that does the same; not said, not shown where there is no keyboard to expect. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="min-w-4.5 rounded-[4px] border border-current px-1 text-center font-sans text-2xs font-semibold opacity-75 max-md:hidden"
    >
      {children}
    </kbd>
  );
}
