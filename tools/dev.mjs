// The server from its sources, restarted on a change, and Vite in front of it: `npm run dev [-- flags of the server]`; its port by PORT.
import { spawn } from "node:child_process";

const port = process.env.PORT ?? "3000";
const commands = [
  [
    "--watch",
    "--conditions=@hafaloha/source",
    "--import",
    "tsx",
    "apps/server/src/main.ts",
    "serve",
    ...process.argv.slice(2),
  ],
  ["node_modules/vite/bin/vite.js", "apps/web"],
];
const children = commands.map((args) =>
  spawn(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, PORT: port, API_SERVER: `http://127.0.0.1:${port}` },
  }),
);
for (const child of children) child.once("exit", stop);
process.once("SIGINT", stop);
process.once("SIGTERM", stop);

function stop() {
  for (const child of children) child.kill();
}
