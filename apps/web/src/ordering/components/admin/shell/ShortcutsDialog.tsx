import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { closeDialog } from "./deskDialog.ts";

const lists: readonly { title: string; keys: readonly (readonly [key: string, does: string])[] }[] = [
  {
    title: "Board",
    keys: [
      ["← → ↑ ↓", "Move between columns and cards"],
      ["Enter", "Open the details"],
      ["Space", "Next step: start, ready, picked up"],
      ["1 to 7", "Start with 5, 10, 15, 20, 30, 45, 60 min"],
      ["X", "Check off the next line"],
      ["D", "Pick up; arrows move, D drops"],
      ["B", "One step back"],
      ["Z", "Undo"],
    ],
  },
  {
    title: "History",
    keys: [
      ["↑ ↓", "Move between orders"],
      ["← →", "Page before, next page"],
      ["Enter", "Open the details"],
    ],
  },
  {
    title: "Kitchen",
    keys: [
      ["1 to 8", "Bump that ticket"],
      ["Shift 1 to 8", "Go into it; Space checks off"],
      ["R", "Recall the last"],
      ["← →", "Turn the page"],
      ["0", "All-day totals"],
    ],
  },
  {
    title: "New-order alert",
    keys: [
      ["A", "Acknowledge"],
      ["Shift A", "Acknowledge all"],
      ["S", "Start the order"],
      ["M", "Quiet here for 5 min"],
      ["F6", "Go to the alert"],
    ],
  },
  {
    title: "Alerts",
    keys: [
      ["↑ ↓", "Move between alerts"],
      ["A", "Acknowledge the one in focus"],
      ["Shift A", "Acknowledge all"],
      ["Z", "Undo that"],
    ],
  },
  {
    title: "Anywhere",
    keys: [
      ["G then B", "Go to the board"],
      ["G then K", "Go to the kitchen"],
      ["G then H", "Go to the history"],
      ["G then S", "Go to the stock"],
      ["G then N", "Go to the alerts"],
      ["G then A", "Go to the analytics"],
      ["G then P", "Go to the people"],
      ["G then E", "Go to the settings"],
      ["N", "Key in an order"],
      ["/", "Search"],
      ["R", "Reconnect now"],
      ["?", "This list"],
    ],
  },
];

export function ShortcutsDialog() {
  return (
    <Dialog onClose={closeDialog} title="Keyboard shortcuts">
      <div className="grid gap-5">
        {lists.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 font-semibold">{title}</h3>
            <dl className="grid grid-cols-[110px_1fr] gap-y-1.5 text-ink-2">
              {keys.map(([key, does]) => (
                <div key={key} className="contents">
                  <dt className="font-semibold text-ink">{key}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
