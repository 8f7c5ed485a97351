import type { ReactNode } from "react";
import { labelledDays } from "../../../state/chartScale.ts";
import { dayLabel } from "./dayLabel.ts";
import { useWidth } from "./useWidth.ts";

const height = 240;
const room = { top: 12, bottom: 26 } as const;

/** Where things stand in a plot. */
export interface Place {
  /** The middle of a day. */
  readonly x: (day: number) => number;
  /** How wide a day is. */
  readonly day: number;
  readonly y: (value: number, most: number) => number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Axis {
  readonly ticks: readonly number[];
  readonly words: (value: number) => string;
}

interface PlotProps {
  /** What a screen reader is told in the place of the drawing. */
  label: string;
  days: readonly string[];
  left: Axis;
  right?: Axis;
  children(place: Place): ReactNode;
}

/** Days from left to right over one axis or two, each from 0. */
export function Plot({ label, days, left, right, children }: PlotProps) {
  const [frame, width] = useWidth();
  const edge = { left: 52, right: right ? 40 : 8 };
  const inner = Math.max(0, width - edge.left - edge.right);
  const bottom = height - room.bottom;
  const day = inner / Math.max(1, days.length);
  const place: Place = {
    x: (nth) => edge.left + day * (nth + 0.5),
    day,
    y: (value, most) => bottom - (value / most) * (bottom - room.top),
    left: edge.left,
    right: edge.left + inner,
    bottom,
  };
  const labels = labelledDays(days.length, Math.floor(inner / 62));
  return (
    <div ref={frame} className="min-w-0">
      {/* Nothing is drawn before it is known how wide. */}
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={height} className="block overflow-visible text-xs">
          <Lines axis={left} place={place} />
          <Words axis={left} place={place} x={edge.left - 8} anchor="end" />
          {right && <Words axis={right} place={place} x={place.right + 8} anchor="start" />}
          {children(place)}
          {labels.map((nth) => (
            <text key={nth} x={place.x(nth)} y={height - 8} textAnchor="middle" className="fill-ink-2">
              {dayLabel(days[nth] ?? "")}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

function Lines({ axis, place }: { axis: Axis; place: Place }) {
  const most = axis.ticks.at(-1) ?? 1;
  return axis.ticks.map((tick) => (
    <line
      key={tick}
      x1={place.left}
      x2={place.right}
      y1={place.y(tick, most)}
      y2={place.y(tick, most)}
      className="stroke-line"
    />
  ));
}

interface WordsProps {
  axis: Axis;
  place: Place;
  x: number;
  anchor: "start" | "end";
}

function Words({ axis, place, x, anchor }: WordsProps) {
  const most = axis.ticks.at(-1) ?? 1;
  return axis.ticks.map((tick) => (
    <text key={tick} x={x} y={place.y(tick, most) + 4} textAnchor={anchor} className="fill-ink-2">
      {axis.words(tick)}
    </text>
  ));
}
