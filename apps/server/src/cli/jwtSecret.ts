import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Engine } from "../database/engine.ts";
import { storedOnce } from "../database/meta.ts";

/** RFC 7518, 3.2: a key for HS256 has at least as many bits as the hash. */
const bytesOfStrongSecret = 32;

const make = () => randomBytes(32).toString("base64url");

/** The configured secret, or one that was made at the first start and is kept with the data. */
export async function jwtSecret(config: Config, engine: Engine, logger: Logger): Promise<string> {
  if (config.jwtSecret !== undefined) {
    if (Buffer.byteLength(config.jwtSecret) < bytesOfStrongSecret) {
      logger.warn(`JWT_SECRET is shorter than ${bytesOfStrongSecret} bytes: tokens signed with it can be guessed`);
    }
    return config.jwtSecret;
  }
  if (config.databaseUrl !== undefined) return storedOnce(engine, "jwt_secret", make);
  const file = join(config.dataDir, "jwt-secret");
  if (!existsSync(file)) {
    // Under its name only once it is whole: half a secret after a crash would be used for ever.
    writeFileSync(`${file}.new`, make(), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, "utf8");
}
