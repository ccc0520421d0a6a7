import { delay } from "@std/async/delay";
import { assertEquals } from "@std/assert";
import type { Answer } from "./api.ts";
import { createResource } from "./resource.ts";

/** A server whose answers the test triggers one by one. */
function slowServer() {
  const asked: ((answer: Answer<number>) => void)[] = [];
  const read = () => new Promise<Answer<number>>((resolve) => asked.push(resolve));
  async function answer(answer: Answer<number>) {
    while (asked.length === 0) await delay(5);
    asked.shift()!(answer);
    await delay(0);
  }
  return { read, answer, asked };
}

const ok = (data: number): Answer<number> => ({ ok: true, data });

Deno.test("resource - it is not read without followers, and is read once with followers", async () => {
  const server = slowServer();
  const resource = createResource(server.read);
  resource.invalidate(0);
  assertEquals(server.asked.length, 0);
  const leave = resource.follow();
  const leaveToo = resource.follow();
  assertEquals(server.asked.length, 1);
  await server.answer(ok(7));
  assertEquals(resource.state.value, { data: 7, error: null });
  leave();
  leaveToo();
  resource.follow()();
  assertEquals(server.asked.length, 0, "it is still current");
});

Deno.test("resource - an answer that a message overtook is requested again", async () => {
  const server = slowServer();
  const resource = createResource(server.read);
  const leave = resource.follow();
  await server.answer(ok(1));
  resource.invalidate(0);
  while (server.asked.length === 0) await delay(5);
  resource.update(() => 2);
  await server.answer(ok(1));
  assertEquals(resource.state.value.data, 2, "the older answer does not undo the message");
  await server.answer(ok(3));
  assertEquals(resource.state.value.data, 3);
  leave();
});

Deno.test("resource - a change before the first answer is not undone by it", async () => {
  const server = slowServer();
  const resource = createResource(server.read, 1);
  assertEquals(resource.state.value, { data: 1, error: null });
  const leave = resource.follow();
  resource.update(() => 2);
  await server.answer(ok(1));
  assertEquals(resource.state.value.data, 2, "that answer is older than the change");
  await server.answer(ok(3));
  assertEquals(resource.state.value.data, 3);
  leave();
});

Deno.test("resource - a failure keeps the data, gives the reason, and is retried", async () => {
  const server = slowServer();
  const resource = createResource(server.read);
  const leave = resource.follow();
  await server.answer(ok(1));
  resource.invalidate(0);
  await server.answer({ ok: false, status: 0, message: "You are offline." });
  assertEquals(resource.state.value, { data: 1, error: "You are offline." });
  await server.answer(ok(2));
  assertEquals(resource.state.value, { data: 2, error: null });
  leave();
});
