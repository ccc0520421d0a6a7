/** Web Push to a real receiver, which decrypts what arrives. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { importJWK, jwtVerify } from "jose";
import { sql } from "kysely";
import type { Who } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import type { InstanceOptions } from "@/testing/instance.ts";
import {
  type BrowserKeys,
  decryptPush,
  makeBrowserKeys,
  type PushReceiver,
  toBase64Url,
  withPushReceiver,
} from "@/testing/push_receiver.ts";
import { withPeople, type World } from "./testdata/people.ts";

const MINUTE = 60_000;

const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
  "sign",
  "verify",
]);
const jwk = await crypto.subtle.exportKey("jwk", pair.privateKey);
const publicKey = toBase64Url(
  new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
);
const push = { publicKey, privateKey: jwk.d!, subject: "mailto:it@example.com" };

const withPush = (
  database: TestDatabase,
  use: (world: World) => Promise<void>,
  options: InstanceOptions = {},
) => withPeople(database, use, { push, ...options });

const subscriptionOf = (endpoint: string, { point, auth }: BrowserKeys) => ({
  endpoint,
  keys: { p256dh: toBase64Url(point), auth: toBase64Url(auth) },
  applicationServerKey: publicKey,
});

async function subscribe(
  { ask }: World,
  { url }: PushReceiver,
  who: Who,
  language = "en",
): Promise<BrowserKeys> {
  const keys = await makeBrowserKeys();
  const endpoint = `${url}/send/${crypto.randomUUID()}`;
  const headers = { ...who, "accept-language": language };
  const { status, body } = await ask("PUT", "/me/push", subscriptionOf(endpoint, keys), headers);
  assertEquals([status, body], [200, { publicKey, isSubscribed: true }], JSON.stringify(body));
  return keys;
}

/** Sends a deal of Ann's, which is worth more than a level. */
async function deal({ ask, now }: World, id: string) {
  const { status } = await ask("POST", "/events", {
    id,
    source: "/crm",
    type: "deal_won",
    subject: "ann",
    time: new Date(now).toISOString(),
    data: { value: 50_000 },
  });
  assertEquals(status, 200);
}

forEachDatabase(
  "push - what is told arrives encrypted and signed, once, in the person's language",
  (database) =>
    withPush(database, (world) =>
      withPushReceiver(async (receiver) => {
        const { ann, instance } = world;
        const keys = await subscribe(world, receiver, ann, "de");
        world.now += MINUTE;
        await deal(world, "deal-1");
        await Promise.all([instance.push.runAll(), instance.push.runAll()]);
        await instance.push.runAll();
        const texts = await Promise.all(
          receiver.received.map(async ({ body }) => JSON.parse(await decryptPush(body, keys))),
        );
        const levels = texts.filter(({ href }) => href === "/?window=level");
        assertEquals(levels.length, 1, JSON.stringify(texts));
        assertMatch(levels[0].title, /^Level \d+$/);
        assertMatch(levels[0].body, /Gut gemacht/);
        assertEquals(levels[0].lang, "de");
        assertEquals(new Set(texts.map(({ tag }) => tag)).size, texts.length, "each once");
        const { headers, body } = receiver.received[0]!;
        assertEquals(headers.get("content-encoding"), "aes128gcm");
        assert(Number(headers.get("ttl")) > 0);
        assertEquals(body.length, 4096, "padded");
        const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.get("authorization")!)!;
        assertEquals(key, publicKey);
        const { kty, crv, x, y } = jwk;
        const { payload } = await jwtVerify(
          token!,
          await importJWK({ kty: kty!, crv: crv!, x: x!, y: y! }, "ES256"),
          { currentDate: new Date(world.now) },
        );
        assertEquals([payload.aud, payload.sub], [receiver.url, push.subject]);
        assert(payload.exp! <= world.now / 1000 + 86_400);
      })),
);

forEachDatabase(
  "push - not what was read, not in quiet hours, not to held-out people, not after signing out",
  (database) =>
    withPush(database, (world) =>
      withPushReceiver(async (receiver) => {
        const { ann, ask, instance } = world;
        const { db } = instance.database;
        await subscribe(world, receiver, ann);
        const silent = async (id: string, why: string) => {
          world.now += MINUTE;
          await deal(world, id);
          await instance.push.runAll();
          assertEquals(receiver.received.length, 0, why);
        };
        world.now += MINUTE;
        await deal(world, "deal-1");
        const { body } = await ask("GET", "/me/notifications", undefined, ann);
        await ask("POST", "/me/notifications/read", { upTo: body.entries[0].id }, ann);
        await instance.push.runAll();
        assertEquals(receiver.received.length, 0, "an open desk showed it");
        // Noon in Berlin.
        const quiet = { from: 600, to: 900 };
        await ask("PUT", "/me/notification-settings", { muted: [], quiet }, ann);
        await silent("deal-2", "quiet hours");
        await ask("PUT", "/me/notification-settings", { muted: [], quiet: null }, ann);
        await sql`UPDATE agents SET is_held_out = TRUE WHERE key = 'ann'`.execute(db);
        await silent("deal-3", "she is held out");
        await sql`UPDATE agents SET is_held_out = FALSE WHERE key = 'ann'`.execute(db);
        const sessions = await ask("GET", "/me/sessions", undefined, ann);
        const [{ id }] = sessions.body.entries;
        assertEquals((await ask("DELETE", `/me/sessions/${id}`, undefined, ann)).status, 204);
        await silent("deal-4", "she signed out");
        const left = await db.selectFrom("push_subscriptions").select("id").execute();
        assertEquals(left, []);
      })),
);

forEachDatabase(
  "push - a busy service is asked again, a browser that is gone is forgotten",
  (database) =>
    withPush(database, async (world) => {
      const { ann, ask, instance } = world;
      let status = 503;
      await withPushReceiver(async (receiver) => {
        await subscribe(world, receiver, ann);
        world.now += MINUTE;
        await deal(world, "deal-1");
        await instance.push.runAll();
        const first = receiver.received.length;
        assert(first > 0);
        await instance.push.runAll();
        assertEquals(receiver.received.length, first, "it waits");
        status = 201;
        world.now += MINUTE;
        await instance.push.runAll();
        assertEquals(receiver.received.length, 2 * first);
        status = 410;
        world.now += MINUTE;
        // Some of them bring a level.
        for (let number = 2; number <= 9; number++) await deal(world, `deal-${number}`);
        await instance.push.runAll();
        assert(receiver.received.length > 2 * first);
        const { body } = await ask("GET", "/me/push", undefined, ann);
        assertEquals(body, { publicKey, isSubscribed: false });
      }, () => new Response(null, { status }));
    }),
);

forEachDatabase(
  "push - bad subscriptions are refused with a reason, in German too",
  (database) =>
    withPush(database, async (world) => {
      const { ann, bob, ask } = world;
      const keys = await makeBrowserKeys();
      const good = subscriptionOf("https://push.example.com/send/1", keys);
      const put = async (body: unknown, who = ann) => {
        const answer = await ask("PUT", "/me/push", body, who);
        return [answer.status, answer.body.code];
      };
      for (
        const endpoint of [
          ...["http://push.example.com/1", "ftp://push.example.com/1", "not an address", ""],
          ...[
            "https://127.0.0.1/1",
            "https://[::1]/1",
            "https://10.0.0.7/1",
            "https://169.254.169.254/",
          ],
          ...[
            "https://localhost/1",
            "https://laurel/1",
            "https://push.internal/1",
            "https://2130706433/",
          ],
          ...["https://ana:pw@push.example.com/1", "https://push.example.com/1#x"],
          "https://push.example.com:8443/1",
        ]
      ) {
        assertEquals(await put({ ...good, endpoint }), [422, "push_endpoint_refused"], endpoint);
      }
      const other = toBase64Url((await makeBrowserKeys()).point);
      assertEquals(await put({ ...good, applicationServerKey: other }), [
        422,
        "push_of_other_origin",
      ]);
      const offCurve = keys.point.with(64, keys.point[64]! ^ 1);
      for (
        const bad of [
          { p256dh: toBase64Url(keys.point.slice(1)) },
          { p256dh: toBase64Url(offCurve) },
          { p256dh: "%" },
          { auth: toBase64Url(keys.auth.slice(1)) },
        ]
      ) {
        assertEquals(await put({ ...good, keys: { ...good.keys, ...bad } }), [
          422,
          "validation_failed",
        ]);
      }
      assertEquals(await put({ ...good, agent: "bob" }), [422, "validation_failed"]);
      const german = await ask("PUT", "/me/push", { ...good, endpoint: "https://10.0.0.7/1" }, {
        ...ann,
        "accept-language": "de",
      });
      assertMatch(german.body.detail, /privaten Netz/);
      assertEquals(await put(good, { ...ann, origin: "https://evil.example" }), [
        403,
        "cross_origin",
      ]);
      assertEquals(await put(good, {}), [401, "missing_key"]);
      assertEquals(await put(good), [200, undefined]);
      // Bob knows the address, but not the browser's keys.
      const guessed = subscriptionOf(good.endpoint, await makeBrowserKeys());
      assertEquals(await put(guessed, bob), [409, "push_endpoint_taken"]);
      // The same browser, where Bob has signed in.
      assertEquals(await put(good, bob), [200, undefined]);
      const { body } = await ask("GET", "/me/push", undefined, ann);
      assertEquals(body.isSubscribed, false, "it is no longer Ann's");
      for (let times = 0; times < 2; times++) {
        const ended = await ask("DELETE", "/me/push", undefined, bob);
        assertEquals(ended.body, { publicKey, isSubscribed: false });
      }
    }, { allowPrivate: false }),
);

forEachDatabase(
  "push - without keys nobody is offered anything",
  (database) =>
    withPeople(database, async ({ ask, ann }) => {
      const { body } = await ask("GET", "/me/push", undefined, ann);
      assertEquals(body, { publicKey: null, isSubscribed: false });
      const keys = await makeBrowserKeys();
      const refused = await ask(
        "PUT",
        "/me/push",
        subscriptionOf("https://push.example.com/1", keys),
        ann,
      );
      assertEquals([refused.status, refused.body.code], [409, "push_off"]);
    }),
);
