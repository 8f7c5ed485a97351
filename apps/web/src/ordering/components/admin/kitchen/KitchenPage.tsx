import "./kitchen.css";
import { useQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { StaleBar } from "../connection/StaleBar.tsx";
import { useDataAge } from "../connection/useDataAge.ts";
import { boardQuery } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { SoundGate } from "../notifications/SoundGate.tsx";
import { useCardLines } from "../queue/useCardLines.ts";
import { LiveRegions } from "../shell/LiveRegions.tsx";
import { useShellKeys } from "../shell/useShellKeys.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { AllDay } from "./AllDay.tsx";
import { JustBumped } from "./JustBumped.tsx";
import { KitchenHeader } from "./KitchenHeader.tsx";
import { KitchenTicket } from "./KitchenTicket.tsx";
import { useKitchenScreen } from "./kitchenScreen.ts";
import { useKitchenKeys } from "./useKitchenKeys.ts";
import { useKitchenMoves } from "./useKitchenMoves.ts";
import { useKitchenNews } from "./useKitchenNews.ts";
import { useKitchenSeen } from "./useKitchenSeen.ts";
import { useKitchenTheme } from "./useKitchenTheme.ts";
import { useKitchenView } from "./useKitchenView.ts";
import { useTicketPages } from "./useTicketPages.ts";
import { useWakeLock } from "./useWakeLock.ts";

/** `/admin/kitchen`: what is being cooked, large enough for two metres. */
export function KitchenPage({ pill }: { pill: ReactNode }) {
  const { restaurant } = useDesk();
  const { station, size } = useKitchenScreen();
  const [seen, tellSeen] = useKitchenSeen(restaurant.id);
  const kitchen = useKitchenView(station, seen);
  const moves = useKitchenMoves(station, tellSeen);
  const frame = useRef<HTMLElement>(null);
  const pages = useTicketPages(frame, size);
  const layout = useStaffLayout();
  const hasRoom = layout === "desktop" || layout === "wide";
  const [toggled, setToggled] = useState(false);
  const allDayShown = hasRoom !== toggled;
  const onAllDay = () => setToggled(!toggled);
  const [lastBumped] = kitchen?.bumped ?? [];
  useKitchenTheme();
  useWakeLock();
  useKitchenNews(kitchen?.tickets, station);
  // Before the keys of every page: R recalls here, whatever the connection.
  useKitchenKeys({ moves, pages, lastBumped, onAllDay });
  useShellKeys();
  return (
    <div data-text={size} className="kitchen flex h-dvh flex-col overflow-hidden bg-canvas [--covered:18px]">
      <KitchenHeader
        counts={kitchen?.counts}
        pill={pill}
        onRecall={lastBumped ? () => moves.recall(lastBumped) : null}
        allDayShown={allDayShown}
        onAllDay={onAllDay}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        <StaleBar />
        <SoundGate />
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            <section ref={frame} aria-label="Tickets" className="tickets m-4 min-h-0 flex-1 overflow-hidden">
              <Tickets kitchen={kitchen} pages={pages} moves={moves} />
            </section>
            {kitchen && (
              <JustBumped
                bumped={kitchen.bumped}
                count={kitchen.tickets.length}
                pages={pages}
                onRecall={(bumped) => moves.recall(bumped)}
              />
            )}
          </div>
          {allDayShown && kitchen && <AllDay rows={kitchen.allDay} station={station} />}
        </div>
      </main>
      <LiveRegions />
    </div>
  );
}

interface TicketsProps {
  kitchen: ReturnType<typeof useKitchenView>;
  pages: ReturnType<typeof useTicketPages>;
  moves: ReturnType<typeof useKitchenMoves>;
}

function Tickets({ kitchen, pages: { slots, room }, moves }: TicketsProps) {
  const { restaurant } = useDesk();
  const { error, refetch } = useQuery(boardQuery(restaurant));
  const cardLines = useCardLines();
  const behind = useDataAge() === "old";
  if (!kitchen && error) {
    return (
      <ErrorState
        title="The kitchen did not load."
        text={`${error.message} Your orders are safe.`}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!kitchen) return <Loading />;
  if (kitchen.tickets.length === 0) {
    return (
      <EmptyState icon={CheckCheck} title="All caught up." text="Orders that are started appear here with a sound." />
    );
  }
  return kitchen.tickets.map((ticket) => {
    const { id } = ticket.order;
    const slot = slots.indexOf(id) + 1;
    return (
      <KitchenTicket
        key={id}
        ticket={ticket}
        slot={slot > 0 ? slot : undefined}
        room={room}
        behind={behind}
        refused={cardLines.get(id)?.refused ?? null}
        moves={moves}
      />
    );
  });
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the tickets">
      {["h-96", "h-72", "h-80"].map((height) => (
        <Skeleton key={height} className={`mb-4 ${height}`} />
      ))}
    </div>
  );
}
