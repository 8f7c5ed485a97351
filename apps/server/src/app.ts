import type { Channel } from "@hafaloha/cable/server";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { installationName } from "./database/meta.ts";
import { startDueLook } from "./dueLook.ts";
import { trimStreams } from "./events/retention.ts";
import { authorizeRoutes } from "./features/accounts/authorization.ts";
import { accountChannels } from "./features/accounts/channel.ts";
import { people } from "./features/accounts/people.ts";
import { peopleRoutes } from "./features/accounts/peopleRoutes.ts";
import { controlStream, readRevocation } from "./features/accounts/revocations.ts";
import { accountRoutes } from "./features/accounts/routes.ts";
import { type Accounts, createAccounts } from "./features/accounts/service.ts";
import { forgetEndedTokens } from "./features/accounts/store.ts";
import { createTokens } from "./features/accounts/tokens.ts";
import { analyticsRoutes } from "./features/analytics/routes.ts";
import { inventoryChannels } from "./features/inventory/channel.ts";
import { createItemEdits } from "./features/inventory/itemEdits.ts";
import { createLedger } from "./features/inventory/ledger.ts";
import { inventoryRoutes } from "./features/inventory/routes.ts";
import { stockLevel } from "./features/inventory/rules.ts";
import { createInventory } from "./features/inventory/service.ts";
import { sheetRoutes } from "./features/inventory/sheetRoutes.ts";
import { putBackEnded } from "./features/inventory/soldOut.ts";
import { createStockroom } from "./features/inventory/stockroom.ts";
import { menuChannels } from "./features/menu/channel.ts";
import { imageRoutes, imageUploadRoutes } from "./features/menu/imageRoutes.ts";
import { createItemEditor } from "./features/menu/itemEditor.ts";
import { itemWriteRoutes } from "./features/menu/itemWriteRoutes.ts";
import { menuRoutes } from "./features/menu/routes.ts";
import { createSectionEditor } from "./features/menu/sectionEditor.ts";
import { sectionWriteRoutes } from "./features/menu/sectionWriteRoutes.ts";
import { createMenu } from "./features/menu/service.ts";
import { forgetUnusedImages } from "./features/menu/unusedImages.ts";
import { createAlerts, pushableNotifications } from "./features/notifications/alerts.ts";
import { notificationChannels } from "./features/notifications/channel.ts";
import { forgetOldNotifications } from "./features/notifications/retention.ts";
import { notificationRoutes } from "./features/notifications/routes.ts";
import { createNotifications } from "./features/notifications/service.ts";
import { orderAcknowledgement } from "./features/orders/acknowledgement.ts";
import { orderChannels } from "./features/orders/channel.ts";
import { createOrderReads } from "./features/orders/reads.ts";
import { releaseDueOrders } from "./features/orders/release.ts";
import { orderRoutes } from "./features/orders/routes.ts";
import { createOrders } from "./features/orders/service.ts";
import { pushRoutes } from "./features/push/routes.ts";
import { deliverPushes, enqueuePush, openPush, type Push } from "./features/push/service.ts";
import { restaurantChannels } from "./features/restaurants/channel.ts";
import { openEndedIntakes } from "./features/restaurants/endedIntakes.ts";
import { restaurantRoutes } from "./features/restaurants/routes.ts";
import { orderingRestaurants as restaurants } from "./features/restaurants/service.ts";
import { createRestaurantExists } from "./features/restaurants/store.ts";
import { authenticateRequests } from "./http/authentication.ts";
import { createCommand } from "./http/command.ts";
import { compressAnswers } from "./http/compression.ts";
import { createHttpServer, type HttpApp } from "./http/httpServer.ts";
import { forgetOldKeys } from "./http/idempotencyKeys.ts";
import { serveMetrics } from "./http/metrics.ts";
import { describeApi } from "./http/openApi.ts";
import { operationRoutes } from "./http/operations.ts";
import { limitRates } from "./http/rateLimits.ts";
import { requestDigests } from "./http/requestDigest.ts";
import { logRequests } from "./http/requestLog.ts";
import { secureHeaders } from "./http/securityHeaders.ts";
import { watchTraffic } from "./http/traffic.ts";
import { builtWebApp, serveWebApp } from "./http/webApp.ts";
import { createCable } from "./realtime/cable.ts";
import { openDoorbell } from "./realtime/doorbell.ts";
import type { CableIdentity } from "./realtime/identity.ts";
import { mountCable } from "./realtime/mountCable.ts";
import { logTrace } from "./realtime/trace.ts";
import { doUpkeep } from "./upkeep.ts";

export interface App {
  readonly http: HttpApp;
  /** Answers what is under way, sends every socket away, then closes the port; the database stays open. */
  stop(): Promise<void>;
}

const mostMsForRequests = 4_000;
const mostMsForGoodbyes = 2_000;

/** The whole server. It listens when its `http` is told to. */
export async function createApp(parts: {
  config: Config;
  database: Database;
  secret: string;
  logger: Logger;
}): Promise<App> {
  const { config, database, secret, logger } = parts;
  const accounts = createAccounts({ database, tokens: createTokens(secret) });
  const features = createFeatures({ database, accounts, secret, push: await pushOf(config, database) });
  const doorbell = openDoorbell({ config, installation: await installationName(database.engine), logger });
  const cable = createCable({
    database,
    doorbell,
    channels: features.channels,
    identify: accounts.identify,
    restaurantExists: createRestaurantExists(database.engine.commands),
    control: { stream: controlStream, read: readRevocation },
    allowedOrigins: config.allowedOrigins,
    trustProxy: config.trustProxy,
    compression: config.compression,
    trace: logTrace(logger),
    logger,
  });
  const http = createHttpServer({ logger, tls: config.tls, trustProxy: config.trustProxy });
  const traffic = watchTraffic(http);
  logRequests(http);
  await secureHeaders(http, { isTls: config.tls !== undefined });
  await compressAnswers(http);
  if (config.rateLimits) await limitRates(http);
  await describeApi(http);
  serveMetrics(http, { isOpen: config.metrics === "open", cable: () => cable.stats() });
  operationRoutes(http, { database, traffic, doorbell });
  await http.register(async (api) => {
    authenticateRequests(api, accounts.identify);
    authorizeRoutes(api);
    features.routes(api);
  });
  if (!(await serveWebApp(http, builtWebApp, config))) {
    logger.warn("The pages are not built, only the API is served: run npm run build");
  }
  mountCable(http, cable);
  // Apart from each other: an order's release never waits for the upkeep.
  const stopDueLooks = [
    ...features.dueWork,
    () =>
      doUpkeep(database, [
        forgetOldKeys,
        forgetEndedTokens,
        trimStreams,
        (on) => forgetOldNotifications(on),
        forgetUnusedImages,
      ]),
  ].map((look) => startDueLook(look, (error) => logger.error({ err: error }, "Due work failed")));
  return {
    http,
    stop: async () => {
      await Promise.all([
        traffic.drain(mostMsForRequests),
        // A database that does not answer must not keep the clients from their goodbye.
        ...stopDueLooks.map((stopLook) => settledWithin(mostMsForRequests, stopLook())),
      ]);
      // Another node takes the clients of one of several; those of a single node wait until it is back (R17).
      const how = database.engine.name === "sqlite" ? "atOnce" : "spread";
      await settledWithin(config.drainWindow + mostMsForGoodbyes, cable.drain(config.drainWindow, how));
      await http.close();
      await doorbell.close();
    },
  };
}

interface FeatureParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly secret: string;
  readonly push: Push;
}

/** Features know each other only through what is handed to them here. */
export function createFeatures({ database, accounts, secret, push }: FeatureParts) {
  const command = createCommand(database, requestDigests(secret));
  const menu = createMenu({ restaurants, stock: { stockLevel } });
  const alerts = createAlerts({ enqueue: (transaction, id) => enqueuePush(push, transaction, id) });
  const ledger = createLedger({ menu, alerts: alerts.stock });
  const inventory = createInventory({ ledger, menu, restaurants });
  const stockroom = createStockroom(ledger);
  const orders = createOrders({ menu, stockroom, restaurants, alerts: alerts.orders });
  const notifications = createNotifications({ database, orders: orderAcknowledgement });
  return {
    channels: [
      ...accountChannels(),
      ...restaurantChannels(),
      ...menuChannels(),
      ...inventoryChannels(),
      ...orderChannels({ database, restaurants }),
      ...notificationChannels(),
    ] satisfies readonly Channel<CableIdentity>[],
    routes: (api: HttpApp) => {
      accountRoutes(api, { accounts });
      peopleRoutes(api, { database, command });
      restaurantRoutes(api, { database, command });
      menuRoutes(api, { database, menu });
      itemWriteRoutes(api, { command, items: createItemEditor({ menu, ledger: createItemEdits(ledger) }) });
      sectionWriteRoutes(api, { command, sections: createSectionEditor(menu) });
      imageRoutes(api, { database });
      imageUploadRoutes(api, { command });
      inventoryRoutes(api, { database, command, inventory });
      sheetRoutes(api, { database, command, ledger });
      orderRoutes(api, { command, orders, reads: createOrderReads(database, { restaurants, people }) });
      notificationRoutes(api, { command, notifications });
      analyticsRoutes(api, { database, restaurants });
      pushRoutes(api, { database, command, push });
    },
    /** What falls due with time; looked at once a second. */
    dueWork: [
      () => releaseDueOrders(database, { restaurants, alerts: alerts.orders }),
      () => openEndedIntakes(database),
      () => putBackEnded(database, ledger),
      () => deliverPushes(push, database, pushableNotifications),
    ],
  };
}

async function pushOf({ webPush, webPushContact }: Config, database: Database): Promise<Push> {
  if (webPush === "off" || webPushContact === undefined) return { kind: "off" };
  return openPush(database, { contact: webPushContact, mayLoopback: webPush === "loopback" });
}

function settledWithin(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
