import { readFileSync } from "node:fs";

const ownFiles = 200;

/** Every socket is an open file, and a shell's limit of 1,024 is soon reached: better told before than in the middle. */
export function requireOpenFiles(sockets: number): void {
  const limits = readFileSync("/proc/self/limits", "utf8");
  const allowed = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  if (allowed >= sockets + ownFiles) return;
  console.error(`${sockets} sockets need "ulimit -n ${sockets + ownFiles}"; this shell allows ${allowed}.`);
  process.exit(1);
}
