/** What screens with a wall link show, scene by scene. */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const NOBODY = { "x-nobody": "1" };

/** Two teams with people, one of whom is hidden, and a link with all scenes of everyone. */
async function openOffice(door: Door) {
  const { ask } = door;
  const admin = await door.person("admin");
  for (const id of ["red", "blue"]) await ask("POST", "/admin/teams", { id, name: id }, admin);
  for (const [id, name, team] of [["amy", "Amy", "red"], ["bob", "Bob", "blue"]]) {
    await ask("POST", "/admin/agents", { id, name, team }, admin);
  }
  await ask(
    "POST",
    "/admin/agents",
    { id: "hid", name: "Hilda", team: "red", hidden: true },
    admin,
  );
  const make = async (scenes: object[]) => {
    const made = await ask("POST", "/admin/wall-links", { name: "Hall", scenes }, admin);
    assertEquals(made.status, 201, JSON.stringify(made.body));
    const path = `/wall/${made.body.url.split("/wall/")[1]}`;
    return async () => {
      const { status, body } = await ask("GET", path, undefined, NOBODY);
      assertEquals(status, 200, JSON.stringify(body));
      return body;
    };
  };
  let number = 0;
  const work = (subject: string, time = new Date(door.now).toISOString()) =>
    ask("POST", "/events", { id: `e-${number++}`, type: "deal_won", subject, time });
  return { admin, make, work };
}

// deno-lint-ignore no-explicit-any -- the answer as it came
const kinds = (show: any) => show.scenes.map(({ kind }: { kind: string }) => kind);

forEachDatabase(
  "wall - scenes with nothing in them are left out, and one is always there",
  (database) =>
    withDoor(database, async (door) => {
      const { make, work } = await openOffice(door);
      const read = await make([{ kind: "unlocks" }, { kind: "challenges" }, { kind: "points" }]);
      const empty = await read();
      assertEquals(kinds(empty), ["board"]);
      assertEquals(empty.scenes[0].entries, []);
      await work("amy");
      const [points] = (await read()).scenes.filter(({ kind }: { kind: string }) =>
        kind === "points"
      );
      assertEquals(points.days.length, 8);
      assert(points.days.at(-1).points > 0, JSON.stringify(points));
    }),
);

forEachDatabase(
  "wall - challenges run as scenes of their own, with competitors who are shown",
  (database) =>
    withDoor(database, async (door) => {
      const { admin, make, work } = await openOffice(door);
      const read = await make([{ kind: "challenges", seconds: 30 }]);
      for (const [key, audience] of [["race", "everyone"], ["blues", { teams: ["blue"] }]]) {
        const answer = await door.ask("POST", "/admin/challenges", {
          key,
          title: key,
          kind: "individual",
          metric: { events: ["deal_won"], measure: { kind: "count" } },
          target: 5,
          joining: "automatic",
          rewardPoints: 5,
          startsAt: new Date(door.now).toISOString(),
          endsAt: new Date(door.now + 3_600_000).toISOString(),
          audience,
        }, admin);
        assertEquals(answer.status, 201, JSON.stringify(answer.body));
      }
      for (const who of ["amy", "hid", "hid", "bob"]) await work(who);
      const { scenes } = await read();
      assertEquals(
        scenes.map(({ title, seconds }: { title: string; seconds: number }) => [
          title,
          seconds,
        ]),
        [["blues", 30], ["race", 30]],
      );
      assertEquals(
        scenes[1].standings.map(({ name, progress }: { name: string; progress: number }) => [
          name,
          progress,
        ]),
        [["Amy", 1], ["Bob", 1]],
      );
      const readRed = await make([{ kind: "challenges", team: "red" }]);
      assertEquals((await readRed()).scenes.map(({ title }: { title: string }) => title), ["race"]);
    }),
);

forEachDatabase(
  "wall - what is big and just happened is told, of people and teams that the screen shows",
  (database) =>
    withDoor(database, async (door) => {
      const { make, work, admin } = await openOffice(door);
      const everyone = await make([{ kind: "board" }]);
      const red = await make([{ kind: "board", team: "red" }]);
      for (let number = 0; number < 6; number++) {
        for (const who of ["amy", "bob", "hid"]) await work(who);
      }
      await door.instance.relay.run();
      const names = async (read: typeof red) =>
        [...new Set((await read()).moments.map(({ name }: { name: string }) => name))].sort();
      assertEquals(await names(everyone), ["Amy", "Bob"]);
      assertEquals(await names(red), ["Amy"]);
      const { moments, scenes } = await everyone();
      assertEquals(new Set(moments.map(({ key }: { key: string }) => key)).size, moments.length);
      assert(moments.some(({ kind }: { kind: string }) => kind === "level_up"));
      assert(!JSON.stringify(scenes).includes("Hilda"));
      // Whoever opts out is off the screen with the next reading.
      await door.ask("PATCH", "/agents/amy/visibility", { hidden: true }, admin);
      assert(!JSON.stringify(await everyone()).includes("Amy"));
    }),
);
