import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useDesk } from "../live/desk.ts";
import { useWaitingCount } from "../live/shownNotifications.ts";
import { pagesFor, pathWithRestaurant, staffPageAt } from "./pages.ts";

/** The staff's pages: at the left edge, under 768 px at the bottom. */
export function Rail({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const here = staffPageAt(path).kind;
  const search = useSearch();
  const { role } = useDesk().user;
  const waiting = useWaitingCount();
  return (
    <nav
      aria-label="Staff pages"
      className="flex flex-none items-center justify-around border-line bg-surface max-md:order-last max-md:border-t max-md:px-1 max-md:pb-[env(safe-area-inset-bottom)] md:w-21 md:flex-col md:justify-start md:gap-0.5 md:border-r md:py-3"
    >
      <img src="/art/mark.svg" alt="Hafaloha" width={40} height={40} className="mb-3 max-md:hidden" />
      {pagesFor(role).map(({ kind, path: to, word, icon: Icon, isInMore }) => (
        <Link
          key={to}
          href={pathWithRestaurant(to, search)}
          aria-current={here === kind ? "page" : undefined}
          aria-label={kind === "alerts" && waiting > 0 ? `${word}, ${waiting} waiting` : undefined}
          className={clsx(
            isInMore && "max-md:hidden",
            "relative flex h-16 w-18 flex-col items-center justify-center gap-0.75 rounded-card text-2xs no-underline md:h-14",
            here === kind
              ? "font-semibold text-action-text md:bg-action-soft"
              : "font-medium text-ink-2 hover:bg-ink/5",
          )}
        >
          <Icon size={21} strokeWidth={1.8} aria-hidden />
          {word}
          {kind === "alerts" && waiting > 0 && <WaitingCount count={waiting} />}
        </Link>
      ))}
      {children}
    </nav>
  );
}

function WaitingCount({ count }: { count: number }) {
  return (
    <span
      aria-hidden
      className="absolute top-1 left-1/2 ml-1 grid h-4.5 min-w-4.5 place-items-center rounded-pill bg-pending px-1 text-2xs leading-none font-bold text-on-action"
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
