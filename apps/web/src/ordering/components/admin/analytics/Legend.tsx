interface LegendProps {
  series: readonly { readonly name: string; readonly stroke: string; readonly look: "bar" | "line" | "dashes" }[];
}

/** Which colour and which dashes stand for what. */
export function Legend({ series }: LegendProps) {
  return (
    <ul className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
      {series.map(({ name, stroke, look }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg width={22} height={12} aria-hidden className={stroke}>
            {look === "bar" ? (
              <rect x={4} width={12} height={12} rx={2} fill="currentColor" />
            ) : (
              <line
                x1={0}
                x2={22}
                y1={6}
                y2={6}
                stroke="currentColor"
                strokeWidth={2.5}
                strokeDasharray={look === "dashes" ? "6 4" : undefined}
              />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
