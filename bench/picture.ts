import { type BenchmarkResult, type Goal, rounded, shareOf } from "./result.ts";

const width = 860;
const labelWidth = 330;
const figureWidth = 190;
const plotWidth = width - labelWidth - figureWidth;
const rowHeight = 24;
const headHeight = 84;
/** Of the plot: what is allowed. Twice as much would reach its end. */
const allowedAt = 0.5;

const style = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; background: #fbfaf7 }
  text { fill: #24211c } .quiet { fill: #6b665c } .title { font-size: 17px; font-weight: 600 }
  .met { fill: #2e7d5b } .missed { fill: #c2571a } .track { fill: #ece8df } .line { stroke: #24211c }
  @media (prefers-color-scheme: dark) {
    svg { background: #171613 } text { fill: #efece4 } .quiet { fill: #a49e91 }
    .met { fill: #4fb286 } .missed { fill: #e98a4e } .track { fill: #2b2924 } .line { stroke: #efece4 }
  }`;

/** Each figure that has a goal, as the share of what is allowed: a bar that stays left of the line meets its goal. */
export function picture(results: readonly BenchmarkResult[]): string {
  const goals = results.flatMap((result) => result.goals);
  const height = headHeight + goals.length * rowHeight + 16;
  const lineX = labelWidth + plotWidth * allowedAt;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>Benchmarks: measured against the goal</title>
<style>${style}
</style>
<text class="title" x="16" y="30">Measured against the goal</text>
<text class="quiet" x="16" y="50">What is used of what is allowed; a bar that ends left of the line meets its goal. Ratios within one run.</text>
<text class="quiet" x="${lineX}" y="${headHeight - 10}" text-anchor="middle">allowed</text>
${goals.map((goal, index) => rowOf(goal, headHeight + index * rowHeight)).join("\n")}
<line class="line" x1="${lineX}" x2="${lineX}" y1="${headHeight - 4}" y2="${height - 14}" stroke-width="1.5"/>
</svg>
`;
}

function rowOf(goal: Goal, top: number): string {
  const share = shareOf(goal);
  const length = rounded(Math.min(share * allowedAt, 1) * plotWidth, 1);
  const sign = goal.should === "be at most" ? "≤" : "≥";
  const baseline = top + rowHeight / 2 + 4;
  return [
    `<text x="${labelWidth - 10}" y="${baseline}" text-anchor="end">${escaped(goal.what)}</text>`,
    `<rect class="track" x="${labelWidth}" y="${top + 4}" width="${plotWidth}" height="${rowHeight - 8}" rx="3"/>`,
    `<rect class="${share <= 1 ? "met" : "missed"}" x="${labelWidth}" y="${top + 4}" width="${length}" height="${rowHeight - 8}" rx="3"/>`,
    `<text x="${labelWidth + plotWidth + 12}" y="${baseline}">${shown(goal.measured)} <tspan class="quiet">${sign} ${shown(goal.goal)}</tspan></text>`,
  ].join("");
}

const shown = (value: number) => Number(value.toPrecision(3)).toLocaleString("en");

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
