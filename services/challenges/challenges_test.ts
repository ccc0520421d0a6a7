/** Who may see, join and create challenges. */
import { assertEquals, assertRejects } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { at, input, LENGTH, person, withWorld } from "./testdata/challenge_world.ts";
import { keyViewer } from "@/testing/viewers.ts";

const KEY = keyViewer("read");
const ALL = { limit: 50, after: null };

async function codeOf(refused: Promise<unknown>): Promise<string> {
  const { problem } = await assertRejects(() => refused, ProblemError);
  return `${problem.status} ${problem.code} ${problem.errors?.[0]?.path ?? ""}`.trim();
}

const iso = (hours: number) => new Date(at(hours)).toISOString();

forEachDatabase("challenges - agents see those for them, others see all", async (database) => {
  await withWorld(database, async ({ create, instance: { challenges } }) => {
    await create({ key: "all" });
    await create({ key: "reds", audience: { teams: ["red"] }, endsAt: iso(LENGTH + 1) });
    await create({ key: "eves", audience: { agents: ["eve"] }, endsAt: iso(LENGTH + 2) });
    await create({ key: "teams", kind: "team", endsAt: iso(LENGTH + 3) });
    const seen = async (viewer: Viewer) =>
      (await challenges.list(viewer, ALL)).map(({ id }) => id).join(" ");
    assertEquals(await seen(person("ann")), "teams reds all");
    assertEquals(await seen(person("cid")), "teams all");
    assertEquals(await seen(person("eve")), "eves all");
    assertEquals(await seen(person(null)), "");
    for (const viewer of [KEY, person(null, "admin"), person("cid", "manager")]) {
      assertEquals(await seen(viewer), "teams eves reds all");
    }
    assertEquals(await challenges.find(person("cid"), "reds"), undefined);
    assertEquals((await challenges.find(KEY, "reds"))?.id, "reds");
    assertEquals(await challenges.find(KEY, "none"), undefined);

    // A manager of team red sees Ann's, not Cid's; Ann sees only her own.
    const ofAgent = async (viewer: Viewer, id: string) =>
      (await challenges.ofAgent(viewer, id, ALL))?.map((one) => one.id).join(" ");
    assertEquals(await ofAgent(person(null, "manager"), "ann"), "teams reds all");
    assertEquals(await ofAgent(person(null, "manager"), "cid"), undefined);
    assertEquals(await ofAgent(person("ann"), "cid"), undefined);
    assertEquals(await ofAgent(KEY, "nobody"), undefined);
  });
});

forEachDatabase(
  "challenges - pages have neither gaps nor repetitions, also when several challenges end at the same time",
  async (database) => {
    await withWorld(database, async ({ create, instance: { challenges } }) => {
      for (const key of ["b", "a", "c"]) await create({ key });
      await create({ key: "d", endsAt: iso(LENGTH + 1) });
      const seen: string[] = [];
      for (let after = null as { endsAt: number; key: string } | null;;) {
        const [one] = await challenges.list(KEY, { limit: 1, after });
        if (!one) break;
        seen.push(one.id);
        after = { endsAt: Date.parse(one.endsAt), key: one.id };
      }
      assertEquals(seen, ["d", "a", "b", "c"]);
    });
  },
);

forEachDatabase("challenges - who joins late has counted from the start", async (database) => {
  await withWorld(database, async ({ create, setTime, work, rows, instance: { challenges } }) => {
    await create({ joining: "voluntary" });
    setTime(5);
    for (const hours of [1, 2, 3]) await work("ann", hours);
    await work("bob", 1);
    assertEquals(await rows(), []);
    const before = await challenges.find(person("ann"), "sprint");
    assertEquals([before!.isJoined, before!.canJoin, before!.progress], [false, true, 0]);
    const after = await challenges.join(person("ann"), "sprint");
    assertEquals([after.isJoined, after.canJoin, after.progress], [true, false, 3]);
    assertEquals(after.completedAt, iso(2));
    assertEquals(await challenges.join(person("ann"), "sprint"), after);
    await work("ann", 4);
    await work("bob", 2);
    assertEquals(await rows(), ["ann 4 2 - 0"]);
  });
});

forEachDatabase("challenges - joining is for agents it is for, until the end", async (database) => {
  await withWorld(database, async ({ create, setTime, rows, instance: { challenges } }) => {
    await create({ joining: "voluntary", audience: { teams: ["red"] } });
    await create({ key: "open" });
    const join = (viewer: Viewer, key = "sprint") => codeOf(challenges.join(viewer, key));
    assertEquals(await join(person(null, "admin")), "403 not_an_agent");
    assertEquals(await join(KEY), "403 not_an_agent");
    assertEquals(await join(person("ann"), "none"), "404 not_found");
    assertEquals(await join(person("cid")), "404 not_found");
    // Everybody takes part in this challenge, so joining does nothing, and there is no row before
    // the first contribution.
    assertEquals((await challenges.join(person("cid"), "open")).isJoined, true);
    assertEquals(await rows("open"), []);
    assertEquals((await challenges.join(person("ann"), "sprint")).state, "upcoming");
    setTime(LENGTH);
    assertEquals(await join(person("bob")), "409 challenge_over");
    assertEquals((await challenges.join(person("ann"), "sprint")).state, "grace");
    await challenges.cancel("sprint");
    assertEquals(await join(person("bob")), "409 challenge_over");
    assertEquals((await challenges.find(person("ann"), "sprint"))!.state, "canceled");
  });
});

forEachDatabase(
  "challenges - hidden agents are not shown to others",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, instance: { challenges } }) => {
      await create();
      setTime(5);
      for (const agent of ["ann", "bob"]) await work(agent, 1);
      await database.db.updateTable("agents").set({ hidden: true }).where("key", "=", "ann")
        .execute();
      const shown = async (viewer: Viewer) =>
        (await challenges.find(viewer, "sprint"))!.standings.map(({ id }) => id);
      assertEquals(await shown(person("bob")), ["bob"]);
      assertEquals(await shown(person("ann")), ["ann", "bob"]);
      assertEquals(await shown(KEY), ["bob"]);
    });
  },
);

forEachDatabase(
  "challenges - the standings show the first ten, and the viewer's own progress after them",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, instance: { challenges } }) => {
      await create({ target: 3 });
      setTime(10);
      for (let i = 0; i < 12; i++) {
        await work(`rival-${String(i).padStart(2, "0")}`, 1);
        await work(`rival-${String(i).padStart(2, "0")}`, 2 + i / 10);
      }
      await work("eve", 1);
      const view = (await challenges.find(person("eve"), "sprint"))!;
      assertEquals(view.standings.length, 10);
      assertEquals(view.standings[0]!.id, "rival-00");
      assertEquals(view.standings.map(({ position }) => position), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      assertEquals(view.progress, 1);
    });
  },
);

forEachDatabase(
  "challenges - an invalid challenge is refused with the reason, and nothing is stored",
  async (database) => {
    await withWorld(database, async ({ instance: { challenges } }) => {
      const create = (changes: Record<string, unknown>) =>
        codeOf(challenges.create(input(changes)));
      assertEquals(
        await create({ startsAt: iso(5), endsAt: iso(4) }),
        "422 challenge_ends_before_start endsAt",
      );
      assertEquals(
        await create({ startsAt: iso(5), endsAt: iso(5) }),
        "422 challenge_ends_before_start endsAt",
      );
      assertEquals(await create({ startsAt: iso(-2) }), "422 challenge_starts_in_past startsAt");
      assertEquals(await create({ endsAt: iso(24 * 367) }), "422 validation_failed endsAt");
      assertEquals(
        await create({ audience: { teams: ["red", "pink"] } }),
        "422 unknown_team audience.teams",
      );
      assertEquals(
        await create({ audience: { agents: ["ann", "zoe"] } }),
        "422 unknown_agent audience.agents",
      );
      assertEquals(await challenges.definitions(ALL), []);
      await challenges.create(input());
      assertEquals(await create({ title: "Another" }), "409 challenge_exists key");
      assertEquals((await challenges.definitions(ALL)).map(({ title }) => title), ["Sprint"]);
    });
  },
);

forEachDatabase(
  "challenges - a challenge that starts now also counts events that are stored already",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, rows }) => {
      setTime(0.05);
      await work("ann", 0.02);
      await work("bob", -0.5);
      await work("cid", 0.03, { type: "contact_activity" });
      await create();
      assertEquals(await rows(), ["ann 1 - - 0"]);
    });
  },
);

forEachDatabase(
  "challenges - a challenge can be canceled until it is closed, and canceling again changes nothing",
  async (database) => {
    await withWorld(database, async ({ create, setTime, instance: { challenges } }) => {
      await create({ key: "first" });
      await create({ key: "second" });
      assertEquals(await codeOf(challenges.cancel("none")), "404 not_found");
      setTime(LENGTH + 11);
      const canceled = await challenges.cancel("first");
      setTime(LENGTH + 12);
      assertEquals((await challenges.cancel("first")).canceledAt, canceled.canceledAt);
      assertEquals(await codeOf(challenges.cancel("second")), "409 challenge_over");
    });
  },
);

forEachDatabase(
  "challenges - progress stops at the largest number that can be stored",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, reverse, rows }) => {
      await create({
        metric: { events: ["contact_updated"], measure: { kind: "sum", field: "size" } },
        target: 1_000_000_000,
      });
      setTime(5);
      await work("ann", 1, { data: { size: 2e9 } });
      await work("ann", 2, { data: { size: 1e300 } });
      assertEquals(await rows(), ["ann 2147483647 1 - 0"]);
      await work("ann", 3, { data: { size: 5 } });
      await reverse("ann", 2);
      assertEquals(await rows(), ["ann 2000000005 1 - 0"]);
    });
  },
);
