import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import manifest from "./package.json" with { type: "json" };

/** Every path of the API; all other paths are pages (architecture.md, "HTTP surface"). */
const apiPaths = [
  "acknowledge",
  "analytics",
  "categories",
  "health",
  "images",
  "login",
  "logout",
  "menu_items",
  "menus",
  "metrics",
  "notifications",
  "orders",
  "push",
  "ready",
  "restaurants",
  "session",
  "signup",
];

const neededEverywhere = new RegExp(
  [
    "node_modules/(react|react-dom|scheduler|@tanstack|wouter|zod|zustand|regexparam|use-sync-external-store|clsx)/",
    "node_modules/lucide-react/dist/esm/(createLucideIcon|Icon|defaultAttributes|shared|context)",
    // Icons of the storefront and of the staff: alone in its file, each costs twice itself.
    "node_modules/lucide-react/dist/esm/icons/(calendar-days|circle-slash|clock|hourglass|map-pin|plus|shopping-bag|triangle-exclamation-point)[.]",
    "packages/contract/src/(primitives|menu|restaurants|errors|streams)",
    "apps/web/src/shared/(http/|hooks/(useTitle|useNow)|ui/(EmptyState|Skeleton|Tag|money|time))",
    "apps/web/src/ordering/(api/(menu|storefront)|state/(availableDays|cart|listRead|optionName|orderNumber|service|storefront|storefrontFlags))[.]ts",
    // The storefront's card, which the menu manager shows as its preview: apart, its chunk costs more than it weighs.
    "apps/web/src/ordering/components/storefront/(ItemCard|AddButton|DishPicture|FeaturedBadge|ItemFlag|itemFlagLook)",
  ].join("|"),
);

const apiServer = process.env.API_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  define: { "import.meta.env.VERSION": JSON.stringify(manifest.version) },
  plugins: [react(), tailwindcss()],
  resolve: {
    conditions: ["@hafaloha/source", "module", "browser", mode === "production" ? "production" : "development"],
  },
  // The server replaces the placeholder with the nonce of each answer's Content-Security-Policy.
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    // Every browser that runs ES2023 preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page needs goes into one file: it compresses better together, and rarely changes.
      output: { codeSplitting: { groups: [{ name: "base", test: neededEverywhere }] } },
      // Our packages only define things: what a page does not use of them stays out of its chunks.
      treeshake: { moduleSideEffects: (id) => !/\/packages\/(contract|cable)\/src\//.test(id) },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      ...Object.fromEntries(apiPaths.map((path) => [`^/${path}(/|\\?|$)`, apiServer])),
      "/cable": { target: apiServer.replace(/^http/, "ws"), ws: true },
    },
  },
}));
