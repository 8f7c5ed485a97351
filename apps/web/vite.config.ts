import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Every path of the API; all other paths are pages (architecture.md, "HTTP surface"). */
const apiPaths = [
  "acknowledge",
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
  "ready",
  "restaurants",
  "session",
  "signup",
];

const apiServer = process.env.API_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  resolve: {
    conditions: ["@hafaloha/source", "module", "browser", mode === "production" ? "production" : "development"],
  },
  // The server replaces the placeholder with the nonce of each answer's Content-Security-Policy.
  html: { cspNonce: "__NONCE__" },
  build: { outDir: "dist", emptyOutDir: true, manifest: true, target: "es2023" },
  server: {
    host: "127.0.0.1",
    proxy: {
      ...Object.fromEntries(apiPaths.map((path) => [`^/${path}(/|\\?|$)`, apiServer])),
      "/cable": { target: apiServer.replace(/^http/, "ws"), ws: true },
    },
  },
}));
