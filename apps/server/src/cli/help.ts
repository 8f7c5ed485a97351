import { environmentName, flagName, settingNames, settings } from "../settings.ts";

export function helpText(): string {
  const lines = settingNames.map(
    (name) => `  --${flagName(name).padEnd(17)} ${environmentName(name).padEnd(17)} ${settings[name].help}`,
  );
  return `Hafaloha: live orders for restaurants.

  hafaloha serve      migrate, fill an empty database with the samples, serve
  hafaloha migrate    bring the database to the newest shape
  hafaloha seed       fill an empty database with the samples
  hafaloha simulate   play a dinner rush against a server that runs, over HTTP

Flags of simulate:

  --orders N          how many orders (200)
  --minutes N         how long the rush lasts, 0.2 too (10)
  --restaurant N      whose (1)
  --url URL           where the server is (http://127.0.0.1:3000)
  --staff             plays the kitchen too, signed in as one of the demo's people
  --i-own-this-server needed for a server that is not this machine

Settings of the others by flag or by environment; flags win.

${lines.join("\n")}
  --demo                              make the demo accounts although HOST is not this machine alone
`;
}
