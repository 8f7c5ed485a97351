import { durationTicks, durationWords, runsOf } from "../../../state/chartScale.ts";
import { ChartCard, type ChartProps } from "./ChartCard.tsx";
import { dayWords } from "./dayLabel.ts";
import { Legend } from "./Legend.tsx";
import { Plot } from "./Plot.tsx";

const looks = {
  time_to_accept: { title: "Time to accept", text: "text-action", fill: "fill-action-soft", stroke: "stroke-action" },
  time_to_ready: {
    title: "Time to ready",
    text: "text-preparing",
    fill: "fill-preparing-soft",
    stroke: "stroke-preparing",
  },
} as const;

/** The band between what half of the orders took and what nine of ten took, day by day. */
export function TimesChart({ report, range, step, className }: ChartProps & { step: keyof typeof looks }) {
  const { title, text, fill, stroke } = looks[step];
  const { days, totals } = report;
  const ticks = durationTicks(Math.max(0, ...days.map((day) => day[step].p90 ?? 0)), 4);
  const most = ticks.at(-1) ?? 1;
  return (
    <ChartCard
      title={title}
      range={range}
      sheet="days"
      className={className}
      table={{
        head: ["Day", "Half within", "9 of 10 within"],
        rows: days.map((day) => [dayWords(day.day), durationWords(day[step].p50), durationWords(day[step].p90)]),
      }}
    >
      <Legend
        series={[
          { name: "Half within (p50)", stroke: text, look: "line" },
          { name: "9 of 10 within (p90)", stroke: text, look: "dashes" },
        ]}
      />
      <Plot
        label={`${title}: half within ${durationWords(totals[step].p50)}, 9 of 10 within ${durationWords(totals[step].p90)}.`}
        days={days.map(({ day }) => day)}
        left={{ ticks, words: (seconds) => (seconds === 0 ? "0" : durationWords(seconds)) }}
      >
        {({ x, y }) => {
          const points = days.map((day, nth) => {
            const { p50, p90 } = day[step];
            return p50 === null || p90 === null ? null : { nth, x: x(nth), half: y(p50, most), nine: y(p90, most) };
          });
          return runsOf(points).map((run) => (
            <g key={run[0]?.nth}>
              <polygon
                points={[
                  ...run.map((point) => `${point.x},${point.nine}`),
                  ...run.toReversed().map((point) => `${point.x},${point.half}`),
                ].join(" ")}
                className={fill}
              />
              <Line points={run.map((point) => `${point.x},${point.nine}`)} className={stroke} dashes />
              <Line points={run.map((point) => `${point.x},${point.half}`)} className={stroke} />
              {run.map((point) => (
                <g key={point.nth} className={text}>
                  <title>{`${dayWords(days[point.nth]?.day ?? "")}: half within ${durationWords(days[point.nth]?.[step].p50 ?? null)}, 9 of 10 within ${durationWords(days[point.nth]?.[step].p90 ?? null)}`}</title>
                  {(run.length === 1 || days.length <= 31) &&
                    [point.half, point.nine].map((at) => (
                      <circle key={at} cx={point.x} cy={at} r={3.5} fill="currentColor" />
                    ))}
                </g>
              ))}
            </g>
          ));
        }}
      </Plot>
    </ChartCard>
  );
}

function Line({
  points,
  className,
  dashes = false,
}: {
  points: readonly string[];
  className: string;
  dashes?: boolean;
}) {
  return (
    <polyline
      points={points.join(" ")}
      fill="none"
      strokeWidth={2.5}
      strokeLinejoin="round"
      strokeDasharray={dashes ? "6 4" : undefined}
      className={className}
    />
  );
}
