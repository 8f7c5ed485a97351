import { environmentName, flagName, settingNames, settings } from "../settings.ts";

export function helpText(): string {
  const lines = settingNames.map(
    (name) => `  --${flagName(name).padEnd(17)} ${environmentName(name).padEnd(17)} ${settings[name].help}`,
  );
  return `Hafaloha: live orders for restaurants.

  hafaloha serve      migrate, fill an empty database with the samples, serve
  hafaloha migrate    bring the database to the newest shape
  hafaloha seed       fill an empty database with the samples

Settings by flag or by environment; flags win.

${lines.join("\n")}
  --demo                              make the demo accounts although HOST is not this machine alone
`;
}
