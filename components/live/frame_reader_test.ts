import { assertEquals } from "@std/assert";
import type { LevelUpMessage, PointsMessage } from "@/core/live.ts";
import { FrameReader } from "./frame_reader.ts";

// The reader does not look into messages.
const points = {} as PointsMessage;
const levelUp = {} as LevelUpMessage;
const ids = (frames: readonly { id: string | null; type: string }[]) =>
  frames.map(({ id, type }) => [id, type]);

Deno.test("frame reader - a row's messages wait for its id and all get it", () => {
  const reader = new FrameReader();
  assertEquals(reader.read("points", "", points), []);
  assertEquals(ids(reader.read("level_up", "7", levelUp)), [["7", "points"], ["7", "level_up"]]);
  assertEquals(reader.read("points", "7", points), []);
  assertEquals(ids(reader.read("level_up", "8", levelUp)), [["8", "points"], ["8", "level_up"]]);
});

Deno.test("frame reader - a row of one message is whole at once", () => {
  const reader = new FrameReader();
  assertEquals(ids(reader.read("points", "7", points)), [["7", "points"]]);
  assertEquals(ids(reader.read("points", "8", points)), [["8", "points"]]);
});

Deno.test("frame reader - board messages never carry the id of what came before", () => {
  const reader = new FrameReader();
  reader.read("points", "7", points);
  assertEquals(ids(reader.read("leaderboard", "7", { changes: [] })), [[null, "leaderboard"]]);
});

Deno.test("frame reader - a heartbeat's id is not taken for that of the next message", () => {
  const reader = new FrameReader();
  reader.skipTo("20");
  assertEquals(reader.read("points", "20", points), []);
  assertEquals(ids(reader.read("level_up", "21", levelUp)), [["21", "points"], ["21", "level_up"]]);
});
