// Fails when a page's first JavaScript, gzipped, is over its budget. Run after `npm run build`.
//   node tools/bundleBudget.mjs
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const dist = join(import.meta.dirname, "../apps/web/dist");

/** What is loaded first: the entry, the page's own chunk, and all that these import statically. */
const pages = {
  storefront: { chunk: "src/ordering/components/storefront/StorefrontPage.tsx", kilobytes: 110 },
  dashboard: { chunk: "src/app/StaffArea.tsx", kilobytes: 180 },
};

const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no chunk ${key}. Name the page's module in tools/bundleBudget.mjs.`);
  seen.add(key);
  for (const each of chunk.imports ?? []) withImports(each, seen);
  return seen;
}

const gzipped = (key) => gzipSync(readFileSync(join(dist, manifest[key].file))).length;

let isOver = false;
for (const [page, { chunk, kilobytes }] of Object.entries(pages)) {
  const loaded = withImports(chunk, withImports("index.html"));
  const size = [...loaded].reduce((sum, key) => sum + gzipped(key), 0) / 1000;
  isOver ||= size > kilobytes;
  console.log(
    `${size > kilobytes ? "over  " : "within"} ${page}: ${size.toFixed(1)} of ${kilobytes} kB in ${loaded.size} files`,
  );
}
process.exitCode = isOver ? 1 : 0;
