import { assertEquals } from "@std/assert";
import { Kicks } from "./kicks.ts";

Deno.test("kicks - waiting ends when the commits before it are covered, not later ones", async () => {
  const kicks = new Kicks();
  assertEquals(await kicks.caughtUp(), true);
  kicks.add();
  const waiting = kicks.caughtUp();
  kicks.add();
  kicks.cover(1);
  assertEquals(await waiting, true);
  assertEquals(kicks.isBehind, true);
});

Deno.test("kicks - waiting ends without success when it takes too long or is given up", async () => {
  const kicks = new Kicks();
  kicks.add();
  const waiting = kicks.caughtUp();
  kicks.giveUp();
  assertEquals(await waiting, false);
  assertEquals(await kicks.caughtUp(), false);
});
