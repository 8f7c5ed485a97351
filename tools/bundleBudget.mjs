// Fails when a page's first JavaScript, or an entry of the cable package, gzipped, is over its budget. Run after `npm run build`.
//   node tools/bundleBudget.mjs
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const dist = join(import.meta.dirname, "../apps/web/dist");

/** What is loaded first: the entry, the page's own chunk, and all that these import statically. */
const pages = {
  storefront: { chunk: "src/ordering/components/storefront/StorefrontPage.tsx", kilobytes: 110 },
  dashboard: { chunk: "src/app/StaffArea.tsx", kilobytes: 180 },
};

/** What a page that uses the package alone would load; each entry by itself, without React. */
const entries = {
  "cable/client": { files: ["client/index.ts"], kilobytes: 8 },
  "cable/client with cable/react": { files: ["client/index.ts", "react/index.ts"], kilobytes: 9 },
  "cable/tabs, which is loaded behind the page": { files: ["client/tabs.ts"], kilobytes: 8 },
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

async function bundled(file) {
  const { output } = await build({
    root: join(import.meta.dirname, ".."),
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@hafaloha/source", "module", "browser"] },
    build: {
      write: false,
      minify: true,
      target: "es2023",
      rolldownOptions: {
        input: join("packages/cable/src", file),
        preserveEntrySignatures: "strict",
        external: ["react"],
        output: { minify: true },
      },
    },
  });
  return output.reduce((sum, { code = "" }) => sum + gzipSync(code).length, 0);
}

let isOver = false;
function judge(name, bytes, kilobytes, of = "") {
  const size = bytes / 1000;
  isOver ||= size > kilobytes;
  console.log(`${size > kilobytes ? "over  " : "within"} ${name}: ${size.toFixed(1)} of ${kilobytes} kB${of}`);
}

for (const [page, { chunk, kilobytes }] of Object.entries(pages)) {
  const loaded = [...withImports(chunk, withImports("index.html"))];
  const bytes = loaded.reduce((sum, key) => sum + gzipped(key), 0);
  judge(page, bytes, kilobytes, ` in ${loaded.length} files`);
}
for (const [name, { files, kilobytes }] of Object.entries(entries)) {
  const sizes = await Promise.all(files.map(bundled));
  judge(
    name,
    sizes.reduce((sum, size) => sum + size, 0),
    kilobytes,
  );
}
process.exitCode = isOver ? 1 : 0;
