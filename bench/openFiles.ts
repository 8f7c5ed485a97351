import { existsSync, readFileSync } from "node:fs";

const limitsFile = "/proc/self/limits";
const ownFiles = 200;

/** Every socket is an open file, and a shell's limit of 1,024 is soon reached: better told before than in the middle. */
export function lackOfOpenFiles(sockets: number): string | undefined {
  const limits = existsSync(limitsFile) ? readFileSync(limitsFile, "utf8") : "";
  const allowed = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  if (allowed >= sockets + ownFiles) return undefined;
  return `${sockets} sockets need "ulimit -n ${sockets + ownFiles}"; this shell allows ${allowed}.`;
}

export function requireOpenFiles(sockets: number): void {
  const lack = lackOfOpenFiles(sockets);
  if (lack === undefined) return;
  console.error(lack);
  process.exit(1);
}
