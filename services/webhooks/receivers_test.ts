/** What receivers can do to deliveries: real receivers, with a clock that the test sets. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import { withInstance } from "@/testing/instance.ts";
import { withReceiver } from "@/testing/receiver.ts";
import { deal, levelUp, newest, outcomes, settings } from "./testdata/deals.ts";

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

forEachDatabase(
  "webhook delivery - a receiver that asks for a pause gets no request during it",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      await withReceiver(
        async ({ url, received }) => {
          const { endpoint } = await webhooks.create(settings(["level_up"], url));
          await levelUp(instance, "ana");
          assertEquals(
            (await newest(instance, endpoint.id)).nextAttemptAt,
            now + 20 * MINUTE_MILLISECONDS,
          );
          // New messages wait, too.
          await levelUp(instance, "ben");
          now += 20 * MINUTE_MILLISECONDS - 1;
          await webhooks.runAll();
          assertEquals(received.length, 1);
          now += 1;
          await webhooks.runAll();
          assertEquals(received.length, 3);
          assertEquals(await outcomes(instance, endpoint.id), [
            "delivered 1 200",
            "delivered 2 200",
          ]);
        },
        (_, index) =>
          new Response(null, index > 0 ? {} : { status: 429, headers: { "retry-after": "1200" } }),
      );
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - 410 turns the webhook off, and waiting deliveries become failed",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      let status = 500;
      await withReceiver(async ({ url, received }) => {
        const { endpoint } = await webhooks.create(settings(["level_up"], url));
        await levelUp(instance, "ana");
        status = 410;
        await levelUp(instance, "ben");
        const off = (await webhooks.find(endpoint.id))!;
        assertEquals([off.isEnabled, off.disabledReason, off.disabledAt], [
          ...[false, "The receiver answered 410 Gone.", HISTORY_NOW],
        ]);
        assertEquals(await outcomes(instance, endpoint.id), ["failed 1 410", "failed 1 500"]);
        now += DAY_MILLISECONDS;
        await levelUp(instance, "cleo");
        assertEquals(received.length, 2);
        status = 200;
        const on = (await webhooks.enable(endpoint.id))!;
        assertEquals([on.isEnabled, on.disabledReason, on.failures], [true, null, 0]);
        await levelUp(instance, "dan");
        assertEquals(received.map(({ json }) => json.data.agent.id), ["ana", "ben", "dan"]);
      }, () => new Response(null, { status }));
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhook delivery - a redirect is a failure and is not followed",
  async (database) => {
    await withInstance(database, async (instance) => {
      await withReceiver(async (elsewhere) => {
        await withReceiver(async ({ url }) => {
          const { endpoint } = await instance.webhooks.create(settings(["level_up"], url));
          await levelUp(instance, "ana");
          const { state, lastStatus, lastError } = await newest(instance, endpoint.id);
          assertEquals([state, lastStatus], ["pending", 301]);
          assertMatch(lastError!, /a redirect to http:.* Redirects are not followed/);
          assertEquals(elsewhere.received, []);
        }, () => Response.redirect(elsewhere.url, 301));
      });
    });
  },
);

forEachDatabase(
  "webhook delivery - a slow receiver does not block the others",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      const gate = Promise.withResolvers<void>();
      let isFirst = true;
      await withReceiver(async (slow) => {
        await withReceiver(async (quick) => {
          const { endpoint } = await webhooks.create(settings(["level_up"], slow.url));
          await webhooks.create(settings(["level_up"], quick.url));
          await instance.ingest(Array.from({ length: 40 }, (_, i) => deal(`agent-${i}`, `${i}`)));
          await instance.relay.run();
          await webhooks.runAll();
          assertEquals([slow.received.length, quick.received.length], [40, 40]);
          // The slow receiver answered in time, after the other one had got everything.
          assertEquals(
            new Set(await outcomes(instance, endpoint.id)),
            new Set(["delivered 1 200"]),
          );
        }, (_, index) => {
          if (index === 39) gate.resolve();
          return new Response();
        });
      }, async () => {
        if (isFirst) await gate.promise;
        isFirst = false;
        return new Response();
      });
    });
  },
);

forEachDatabase("webhook delivery - a receiver that is silent is given up on", async (database) => {
  await withInstance(database, async (instance) => {
    const { webhooks } = instance;
    const gate = Promise.withResolvers<void>();
    await withReceiver(async ({ url }) => {
      const { endpoint } = await webhooks.create(settings(["level_up"], url));
      await levelUp(instance, "ana");
      const { state, lastStatus, lastError } = await newest(instance, endpoint.id);
      gate.resolve();
      assertEquals([state, lastStatus, lastError], ["pending", null, "No answer within 0.2 s."]);
    }, () => gate.promise.then(() => new Response()));
  }, { webhookTimeoutMilliseconds: 200 });
});

forEachDatabase(
  "webhook delivery - a receiver that fails for five days is turned off, with the reason",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks } = instance;
      await withReceiver(async ({ url }) => {
        const { endpoint } = await webhooks.create(settings(["level_up"], url));
        const find = async () => (await webhooks.find(endpoint.id))!;
        await levelUp(instance, "ana");
        for (let hours = 0; hours < 5 * 24 - 1; hours++) {
          now += 60 * MINUTE_MILLISECONDS;
          await webhooks.runAll();
        }
        // Failed after three days; another message adds to the record of failures.
        assertEquals([(await find()).isEnabled, (await find()).failures], [true, 10]);
        await levelUp(instance, "ben");
        assertEquals((await find()).isEnabled, true);
        now += 60 * MINUTE_MILLISECONDS;
        await webhooks.runAll();
        const off = await find();
        assertEquals(off.isEnabled, false);
        assertEquals(
          off.disabledReason,
          "Every attempt failed for 5 days. Last: The receiver answered 502.",
        );
        assertMatch((await newest(instance, endpoint.id)).lastError!, /webhook was turned off/);
        assert(instance.logged.some((line) => line.includes("a webhook was turned off")));
        assert(instance.logged.every((line) => !line.includes(url)));
      }, () => new Response(null, { status: 502 }));
    }, { clock: () => now });
  },
);
