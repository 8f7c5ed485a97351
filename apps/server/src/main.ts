#!/usr/bin/env node
import { helpText } from "./cli/help.ts";
import { migrateCommand } from "./cli/migrate.ts";
import { seedCommand } from "./cli/seed.ts";
import { serve } from "./cli/serve.ts";
import { simulateCommand } from "./cli/simulate.ts";
import { type Config, readConfig } from "./config.ts";
import { ConfigurationError } from "./configurationError.ts";

const configured = (command: (config: Config) => Promise<void>) => (args: readonly string[]) =>
  command(readConfig(args, process.env));

const commands = {
  serve: configured(serve),
  migrate: configured(migrateCommand),
  seed: configured(seedCommand),
  simulate: simulateCommand,
};

async function run([name, ...args]: readonly string[]): Promise<void> {
  if (name === "--help" || name === "help" || args.includes("--help")) {
    process.stdout.write(helpText());
    return;
  }
  if (name === undefined || !Object.hasOwn(commands, name)) {
    throw new ConfigurationError(
      `${name === undefined ? "No command is given" : `There is no command "${name}"`}: use ${Object.keys(commands).join(", ")} or --help.`,
    );
  }
  await commands[name as keyof typeof commands](args);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}
