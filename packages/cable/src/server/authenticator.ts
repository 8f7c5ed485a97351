import { randomUUID } from "node:crypto";
import type { Connection } from "./connection.ts";
import { ConnectionLimit, isLoopback } from "./connectionLimit.ts";
import { ControlStream } from "./controlStream.ts";
import { Expiries } from "./expiries.ts";
import type { Feed } from "./feed.ts";
import type { Limits } from "./limits.ts";
import type { Authenticated, Authentication, CableServerOptions, Credentials, Revocation } from "./options.ts";
import type { Clock, LogEvent } from "./ports.ts";
import { isMeant, Revocations } from "./revocations.ts";
import type { Dismissal } from "./session.ts";
import { type Trace, untraced } from "./trace.ts";

type Options<Identity> = Pick<CableServerOptions<Identity>, "authenticate" | "renew" | "control" | "logger" | "trace">;

interface AuthenticatorParts<Identity> {
  readonly clock: Clock;
  readonly feed: Feed;
  /** All that there are, open or not. */
  readonly connections: ReadonlySet<Connection<Identity>>;
  readonly limits: Limits;
}

/** Decides who may connect and for how long: asks the application, hears what is revoked, and knows when tokens end. */
export class Authenticator<Identity> {
  readonly #options: Options<Identity>;
  readonly #trace: Trace;
  readonly #connections: ReadonlySet<Connection<Identity>>;
  readonly #control: ControlStream | undefined;
  readonly #revocations = new Revocations();
  readonly #expiries: Expiries<Connection<Identity>>;
  readonly #bySubject: ConnectionLimit;
  readonly #byAddress: ConnectionLimit;

  constructor(options: Options<Identity>, { clock, feed, connections, limits }: AuthenticatorParts<Identity>) {
    const { control, logger } = options;
    this.#options = options;
    this.#trace = options.trace ?? untraced;
    this.#connections = connections;
    this.#expiries = new Expiries(clock);
    this.#bySubject = new ConnectionLimit(limits.connectionsPerSubject);
    this.#byAddress = new ConnectionLimit(limits.connectionsPerAddress);
    this.#control = control && new ControlStream(control, feed, logger, (revocation) => this.revoke(revocation));
  }

  /** Welcomes or sends away who shakes hands. */
  async admit(connection: Connection<Identity>, credentials: Credentials): Promise<void> {
    const { address } = credentials;
    if (!isLoopback(address)) {
      if (!this.#byAddress.enter(address)) return connection.disconnect({ reason: "rate_limited" });
      connection.address = address;
    }
    await this.#ask(
      connection,
      () => this.#trace({ operation: "authenticate" }, async () => this.#options.authenticate(credentials)),
      (who) => this.#welcome(connection, who),
    );
  }

  #welcome(connection: Connection<Identity>, who: Authenticated<Identity>): void {
    if (connection.phase !== "authenticating") return;
    const isOneTooMany = who.subject !== undefined && !this.#bySubject.enter(who.subject);
    if (isOneTooMany) connection.disconnect({ reason: "rate_limited" });
    else connection.welcome(who, connection.extended ? randomUUID() : undefined);
  }

  /** Lets an open connection go on with another token, if it is of the same subject and the application agrees. */
  async renew(connection: Connection<Identity>, token: string): Promise<void> {
    const { renew, logger } = this.#options;
    if (renew === undefined) return logger.debug({}, "A new token was ignored: this server renews none");
    const before = connection.authenticated;
    await this.#ask(
      connection,
      async () => {
        const who = await this.#trace({ operation: "renew" }, async () => renew(token, before));
        return who === undefined || who.subject !== before.subject
          ? { ok: false, reason: "unauthorized" }
          : { ok: true, connection: who };
      },
      (who) => {
        if (connection.phase !== "open") return;
        connection.renew(who);
        this.#expiries.renew(connection);
      },
    );
  }

  revoke(revocation: Revocation): void {
    this.#revocations.add(revocation);
    for (const connection of this.#connections) {
      if (connection.phase !== "open" || !isMeant(revocation.selector, connection.authenticated)) continue;
      connection.disconnect(dismissalOf(revocation));
    }
  }

  /** Takes an event that is not for subscribers. */
  takes(event: LogEvent): boolean {
    if (!this.follows(event.stream)) return false;
    this.#control?.take(event);
    return true;
  }

  follows(stream: string): boolean {
    return this.#control?.stream === stream;
  }

  /** The log went back in time; all that are connected are sent away. */
  beginAnew(): void {
    this.#control?.beginAnew();
  }

  welcomed(connection: Connection<Identity>): void {
    this.#expiries.begin(connection);
  }

  ended(connection: Connection<Identity>): void {
    this.#expiries.delete(connection);
    if (connection.subject !== undefined) this.#bySubject.leave(connection.subject);
  }

  lost(connection: Connection<Identity>): void {
    if (connection.address !== undefined) this.#byAddress.leave(connection.address);
    connection.address = undefined;
  }

  async #ask(
    connection: Connection<Identity>,
    ask: () => Promise<Authentication<Identity>>,
    accept: (who: Authenticated<Identity>) => void,
  ): Promise<void> {
    try {
      await this.#control?.ready();
      await this.#revocations.during(ask, (answer, meanwhile) => {
        if (!answer.ok) return connection.disconnect({ reason: answer.reason });
        const revoked = meanwhile.find(({ selector }) => isMeant(selector, answer.connection));
        if (revoked === undefined) accept(answer.connection);
        else connection.disconnect(dismissalOf(revoked));
      });
    } catch (error) {
      this.#options.logger.error({ error }, "A connection could not be authenticated");
      // Whoever it is, it is no fault of the client: it shall come back.
      connection.restart();
    }
  }
}

const dismissalOf = ({ reason = "remote", detail }: Revocation): Dismissal => ({ reason, detail });
