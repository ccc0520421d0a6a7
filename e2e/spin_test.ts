/**
 * Spinning through the API: who may spin, once per right, and what the API reveals before and
 * afterwards.
 */
import { assertEquals, assertGreater, assertMatch } from "@std/assert";
import { addDays } from "@/core/calendars/calendar.ts";
import type { FairnessDay, SpinRecord, WheelState } from "@/core/spins/views.ts";
import type { Page } from "./support/client.ts";
import { at, event, saturday } from "./support/events.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";
import { signIn } from "./support/people.ts";

const laurelTest = shareLaurel(["pglite", "postgres"], {
  people: [
    { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy" }, team: "red" },
    { email: "ben@e.com", role: "agent", agent: { id: "ben", name: "Ben" }, team: "red" },
    { email: "mia@e.com", role: "manager", team: "red" },
    { email: "ned@e.com", role: "manager", team: "blue" },
  ],
});

const NOTHING = { key: "nothing", title: "Nothing", kind: "nothing", weight: 1 };

/** Calls the API as the person with this e-mail address. */
async function as(laurel: Laurel, email: string) {
  const cookie = await signIn(laurel.url, email);
  // deno-lint-ignore no-explicit-any -- the caller knows what the path answers
  return <Body = any>(method: string, path: string, headers: Record<string, string> = {}) =>
    laurel.call<Body>(path, { method, key: null, headers: { cookie, ...headers } });
}

/** Publishes a wheel without prizes, so that no spin earns another one. */
async function offerNothing(laurel: Laurel): Promise<void> {
  const { status, text } = await laurel.call("/admin/wheel", { body: { prizes: [NOTHING] } });
  assertEquals(status, 201, text);
}

laurelTest(
  "spins - two hundred simultaneous requests with one right give exactly one spin",
  async (laurel) => {
    await offerNothing(laurel);
    await laurel.postAll(
      Array.from(
        { length: 14 },
        (_, ago) =>
          event({ subject: "amy", type: "deal_won", time: at(addDays(saturday(), -ago)) }),
      ),
    );
    const amy = await as(laurel, "amy@e.com");
    const state = async () => (await amy<WheelState>("GET", "/spins")).body;
    const { commitment, today } = await state();
    // Two weeks of a streak earned several spins; use all but one first.
    let number = 1;
    for (; (await state()).rights > 1; number++) {
      assertEquals((await amy("POST", "/spins")).status, 201);
    }
    assertGreater(number, 1);

    const answers = await Promise.all(Array.from({ length: 200 }, () => amy("POST", "/spins")));
    const drawn = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    assertEquals([drawn.length, refused.length], [1, 199]);
    assertEquals(new Set(refused.map(({ body }) => body.code)), new Set(["no_spin_left"]));
    const spin = drawn[0]!.body as SpinRecord;
    assertEquals([spin.id, spin.commitment, spin.seed], [
      ...[`${today}.amy.${number}`, commitment, null],
    ]);
    assertEquals((await state()).rights, 0);

    const day = (await laurel.call<FairnessDay>(`/spins/fairness?day=${today}`)).body;
    assertEquals([day.commitment, day.seed, day.timeZone], [commitment, null, "UTC"]);
    assertEquals(day.wheels.at(-1)!.version, spin.wheelVersion);

    const path = `/spins/${encodeURIComponent(spin.id)}`;
    for (
      const [email, status] of [["amy", 200], ["mia", 200], ["ben", 404], ["ned", 404]] as const
    ) {
      const person = await as(laurel, `${email}@e.com`);
      assertEquals((await person("GET", path)).status, status, email);
      assertEquals((await person("GET", "/agents/amy/spins")).status, status, email);
    }
    assertEquals((await laurel.call(path)).body, spin);
    const ids: string[] = [];
    for (let cursor = ""; cursor !== "end";) {
      const { body } = await laurel.call<Page<SpinRecord>>(`/agents/amy/spins?limit=1${cursor}`);
      ids.push(...body.entries.map(({ id }) => id));
      cursor = body.nextCursor === null ? "end" : `&cursor=${body.nextCursor}`;
    }
    assertEquals(ids, Array.from({ length: number }, (_, i) => `${today}.amy.${number - i}`));
  },
);

laurelTest("spins - only agents can spin, from Laurel's own pages", async (laurel) => {
  const ben = await as(laurel, "ben@e.com");
  const mia = await as(laurel, "mia@e.com");
  const codeOf = ({ status, body }: { status: number; body: { code: string } }) =>
    `${status} ${body.code}`;
  assertEquals(codeOf(await ben("POST", "/spins")), "409 no_spin_left");
  for (const method of ["GET", "POST"]) {
    assertEquals(codeOf(await mia(method, "/spins")), "403 not_an_agent");
    assertEquals(codeOf(await laurel.call("/spins", { method })), "403 missing_scope");
    assertEquals(codeOf(await laurel.call("/spins", { method, key: null })), "401 missing_key");
  }
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    assertEquals(codeOf(await ben("POST", "/spins", headers as never)), "403 cross_origin");
  }
  for (const path of ["/spins/nothing", "/spins/fairness?day=2001-01-01", "/agents/zoe/spins"]) {
    assertEquals(codeOf(await laurel.call(path)), "404 not_found", path);
  }
  for (const path of ["/spins/fairness", "/spins/fairness?day=2026-02-30", "/spins/a%00b"]) {
    assertEquals(codeOf(await laurel.call(path)), "422 validation_failed", path);
  }
});

laurelTest("wheel - only admins can publish a wheel, and only a valid one", async (laurel) => {
  const mia = await as(laurel, "mia@e.com");
  assertEquals((await mia("GET", "/admin/wheel")).body.code, "admin_only");
  const admin = await as(laurel, "admin@example.com");
  const { version } = (await admin("GET", "/admin/wheel")).body;
  const send = (prizes: unknown) => laurel.call("/admin/wheel", { body: { prizes } });
  for (
    const [prizes, message] of [
      [[], /./],
      [[{ ...NOTHING, stock: 1 }], /without stock and limits/],
      [[NOTHING, NOTHING], /key of an earlier prize/],
      [[NOTHING, { ...NOTHING, key: "b", weight: 2 ** 31 - 1 }], /must be below 2147483648/],
      [[{ ...NOTHING, title: "a\0b" }], /./],
      [[{ ...NOTHING, kind: "boost" }], /is needed for a boost/],
    ] as const
  ) {
    const { status, body } = await send(prizes);
    assertEquals([status, body.code], [422, "validation_failed"]);
    assertMatch(JSON.stringify(body.errors), message);
  }
  assertEquals((await admin("GET", "/admin/wheel")).body.version, version);
  const { body } = await send([NOTHING]);
  assertEquals(body.version, version + 1);
  assertEquals((await admin("GET", "/admin/wheel")).body, body);
});
