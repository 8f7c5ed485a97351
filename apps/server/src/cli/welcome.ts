import type { Config } from "../config.ts";

interface Welcome {
  readonly address: string;
  readonly restaurants: readonly { readonly id: number; readonly name: string }[];
  readonly demoSignIns: readonly { readonly email: string; readonly role: string }[];
  readonly demoPassword: string;
}

export const isLoopback = ({ host }: Pick<Config, "host">) => /^(localhost|::1|127(\.\d+){3})$/.test(host);

/** What standard output says of a started server; scripts wait for the first line. */
export function welcomeText({ address, restaurants, demoSignIns, demoPassword }: Welcome): string {
  const lines = [
    `Hafaloha ready at ${address}`,
    "",
    ...restaurants.map(({ id, name }) => `  Order at ${name}: ${address}/r/${id}`),
    `  Run the restaurant: ${address}/admin`,
  ];
  if (demoSignIns.length > 0) {
    lines.push("", `Demo sign-ins, password ${demoPassword}:`);
    lines.push(...demoSignIns.map(({ email, role }) => `  ${email.padEnd(24)} ${role}`));
  }
  return `${lines.join("\n")}\n`;
}
