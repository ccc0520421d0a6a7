/** Deliveries to real receivers on this machine, with a clock that the test sets. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { createHmac } from "node:crypto";
import { claimDeliveries } from "@/db/webhooks/deliveries.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { HISTORY_NOW, HISTORY_ZONE } from "@/testing/histories.ts";
import { openInstance, withInstance } from "@/testing/instance.ts";
import { type ReceivedWebhook, withReceiver } from "@/testing/receiver.ts";
import { deal, levelUp, newest, outcomes, settings } from "./testdata/deals.ts";
import { collectStep } from "./collect.ts";

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

/** Signs as Standard Webhooks defines, without the library. */
function sign(secret: string, { id, timestamp, text }: ReceivedWebhook): string {
  const key = Uint8Array.fromBase64(secret.replace("whsec_", ""));
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${text}`).digest("base64")}`;
}

forEachDatabase(
  "webhook delivery - arrives signed with both the new and the previous secret",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      await withReceiver(async ({ url, received }) => {
        const { endpoint, secret } = await webhooks.create(settings(["level_up"], url));
        await levelUp(instance, "ana");
        const [first] = received;
        assertEquals(received.length, 1);
        assertEquals(first!.json, {
          type: "level_up",
          timestamp: new Date(HISTORY_NOW - 3_600_000).toISOString(),
          data: {
            agent: { id: "ana", name: "ana" },
            previousLevel: 1,
            level: 2,
            previousRank: "Rookie",
            rank: "Rookie",
          },
        });
        assertEquals(first!.timestamp, String(HISTORY_NOW / 1000));
        assertEquals(first!.signature, sign(secret, first!));
        assertMatch(first!.headers.get("content-type")!, /^application\/json/);
        const delivery = await newest(instance, endpoint.id);
        assertEquals(
          [delivery.messageId, delivery.state, delivery.lastStatus, delivery.lastError],
          [
            ...[first!.id, "delivered", 204, null],
          ],
        );
        assertEquals((await webhooks.find(endpoint.id))!.lastDeliveredAt, HISTORY_NOW);

        const fresh = (await webhooks.rotate(endpoint.id))!;
        assertEquals(await webhooks.reveal(endpoint.id), fresh);
        await levelUp(instance, "ben");
        assertEquals(
          received[1]!.signature,
          `${sign(fresh, received[1]!)} ${sign(secret, received[1]!)}`,
        );
        now += DAY_MILLISECONDS;
        await levelUp(instance, "cleo");
        assertEquals(received[2]!.signature, sign(fresh, received[2]!));
        // The database alone does not contain the secret in clear text.
        const { rows } = await database.db.executeQuery<{ all: string }>(
          database.db.selectFrom("webhook_endpoints").selectAll().compile(),
        );
        const dump = JSON.stringify(rows);
        assert(!dump.includes(fresh.slice(6)) && !dump.includes(secret.slice(6)));
      });
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - is tried ten times over three days, with the same message, then failed",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      await withReceiver(async ({ url, received }) => {
        const { endpoint, secret } = await webhooks.create(settings(["level_up"], url));
        await levelUp(instance, "ana");
        const minutes: number[] = [];
        for (let tries = 1; tries < 10; tries++) {
          assertEquals(await outcomes(instance, endpoint.id), [`pending ${tries} 500`]);
          const { nextAttemptAt, lastError } = await newest(instance, endpoint.id);
          assertEquals(lastError, "The receiver answered 500: out of order");
          minutes.push((nextAttemptAt! - now) / MINUTE_MILLISECONDS);
          now = nextAttemptAt! - 1;
          await webhooks.runAll();
          assertEquals(received.length, tries);
          now += 1;
          await webhooks.runAll();
        }
        assertEquals(minutes, [5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
        assertEquals(await outcomes(instance, endpoint.id), ["failed 10 500"]);
        now += 30 * DAY_MILLISECONDS;
        await webhooks.runAll();
        assertEquals(received.length, 10);
        assertEquals(new Set(received.map(({ id, text }) => `${id} ${text}`)).size, 1);
        assertEquals(new Set(received.map(({ timestamp }) => timestamp)).size, 10);
        for (const one of received) assertEquals(one.signature, sign(secret, one));
      }, () => new Response("out\u0000 of\n order", { status: 500 }));
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - a success after failures clears the receiver's record of failures",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      await withReceiver(async ({ url, received }) => {
        const { endpoint } = await webhooks.create(settings(["level_up"], url));
        await levelUp(instance, "ana");
        const failing = (await webhooks.find(endpoint.id))!;
        assertEquals([failing.failingSince, failing.failures], [HISTORY_NOW, 1]);
        now += 10_000;
        await webhooks.runAll();
        assertEquals(received.length, 2);
        const well = (await webhooks.find(endpoint.id))!;
        assertEquals([well.failingSince, well.failures, well.lastDeliveredAt], [null, 0, now]);
        assertEquals(await outcomes(instance, endpoint.id), ["delivered 2 200"]);
      }, (_, index) => new Response(null, { status: index === 0 ? 503 : 200 }));
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - a delivery that was claimed by a dead instance is sent by another",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks, ingest, relay } = instance;
      await withReceiver(async ({ url, received }) => {
        const { endpoint } = await webhooks.create(settings(["level_up"], url));
        await ingest([deal("ana", "1")]);
        await relay.run();
        const { db } = database;
        const { log, reportError } = instance;
        const collecting = { db, log, reportError, clock: () => now, timeZone: HISTORY_ZONE };
        assertEquals(await collectStep({ ...collecting, onDeliveries() {} }).run(), 1);
        // Claimed by an instance that then dies.
        const claimed = await claimDeliveries(db, {
          now,
          leasedUntil: now + MINUTE_MILLISECONDS,
          limit: 10,
          perEndpoint: 10,
          except: [],
        });
        assertEquals(claimed.map((one) => one.endpoint.id), [endpoint.id]);
        await webhooks.runAll();
        now += MINUTE_MILLISECONDS - 1;
        await webhooks.runAll();
        assertEquals(received.length, 0);
        now += 1;
        await webhooks.runAll();
        assertEquals(received.length, 1);
        assertEquals(await outcomes(instance, endpoint.id), ["delivered 2 204"]);
      });
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - a test is sent at once, and is not tried again",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      let status = 200;
      await withReceiver(async ({ url, received }) => {
        const { endpoint } = await webhooks.create({
          ...settings(["level_up"], url),
          format: "slack" as const,
        });
        assertEquals((await webhooks.test(endpoint.id))!.state, "pending");
        await webhooks.runAll();
        assertEquals(received[0]!.json.text, "Laurel can post here");
        status = 404;
        await webhooks.test(endpoint.id);
        await webhooks.runAll();
        assertEquals(await outcomes(instance, endpoint.id), ["failed 1 404", "delivered 1 200"]);
        assertEquals((await webhooks.find(endpoint.id))!.failures, 0);
        assertEquals(await webhooks.test("wh_none"), undefined);
      }, () => new Response(null, { status }));
    });
  },
);

forEachDatabase(
  "webhook delivery - a failed delivery can be sent again under its id",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      let status = 400;
      await withReceiver(async ({ url, received }) => {
        const { endpoint } = await webhooks.create(settings(["level_up"], url));
        await levelUp(instance, "ana");
        const { id } = await newest(instance, endpoint.id);
        for (let days = 0; days < 4; days++) {
          for (let hours = 0; hours < 24; hours++, now += 60 * MINUTE_MILLISECONDS) {
            await webhooks.runAll();
          }
        }
        assertEquals(await outcomes(instance, endpoint.id), ["failed 10 400"]);
        status = 200;
        assertEquals((await webhooks.resend(endpoint.id, id))!.state, "pending");
        await webhooks.runAll();
        assertEquals(await outcomes(instance, endpoint.id), ["delivered 1 200"]);
        assertEquals(new Set(received.map((one) => one.id)).size, 1);
        assertEquals(await webhooks.resend(endpoint.id, id + 1), undefined);
        // Deliveries are kept for a month.
        now = HISTORY_NOW + 30 * DAY_MILLISECONDS + 60 * MINUTE_MILLISECONDS;
        await webhooks.runAll();
        assertEquals(await outcomes(instance, endpoint.id), []);
      }, () => new Response(null, { status }));
    }, { clock: () => now });
  },
);

onPostgres(
  "webhook delivery - two instances that run at the same time send each message once",
  async (database) => {
    await withInstance(database, async (instance) => {
      const other = await openDatabase({ databaseUrl: database.databaseUrl });
      const second = await openInstance(other);
      try {
        await withReceiver(async ({ url, received }) => {
          await instance.webhooks.create(settings(["level_up"], url));
          await instance.ingest(Array.from({ length: 100 }, (_, i) => deal(`agent-${i}`, `${i}`)));
          await instance.relay.run();
          await Promise.all([instance, second].map(({ webhooks }) => webhooks.runAll()));
          assertEquals(received.length, 100);
          assertEquals(new Set(received.map(({ id }) => id)).size, 100);
        });
      } finally {
        await second.close();
        await other.close();
      }
    });
  },
);
