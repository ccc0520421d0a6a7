import { delay } from "@std/async/delay";
import { assert, assertEquals } from "@std/assert";
import { openSender, type Sent } from "./sender.ts";
import { simulateStream } from "./stream.ts";
import { simulatedAgents } from "./team.ts";

const EVENT = simulateStream({
  seed: 7,
  agents: simulatedAgents(1),
  from: 0,
  rate: 1,
  name: "sender",
}).next().value.event;

interface Arrived {
  readonly at: number;
  readonly id: string;
}

/** Sends to a server that gives these answers one after the other, and repeats the last one. */
async function against(
  answers: readonly (() => Response)[],
  use: (sender: ReturnType<typeof openSender>, arrived: Arrived[]) => Promise<void>,
): Promise<void> {
  const arrived: Arrived[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const { id } = await request.json() as { id: string };
      arrived.push({ at: Date.now(), id });
      return answers[Math.min(arrived.length, answers.length) - 1]!();
    },
  );
  try {
    await use(openSender({ url: `http://127.0.0.1:${server.addr.port}`, key: "k" }), arrived);
  } finally {
    await server.shutdown();
  }
}

const stored = () => Response.json({ status: "scored", points: 8 });
const busy = () =>
  Response.json({ detail: "a pause, please" }, { status: 429, headers: { "retry-after": "1" } });

function assertStored(sent: Sent): void {
  assertEquals(sent.kind, "stored", JSON.stringify(sent));
}

Deno.test("sender - a stored event is reported with its points", () =>
  against([stored], async (sender, arrived) => {
    const sent = await sender.send(EVENT);
    assertEquals(sent.kind === "stored" && sent.points, 8);
    assertEquals(arrived.map(({ id }) => id), [EVENT.id]);
  }));

Deno.test("sender - all events wait for Retry-After, and the refused one is sent again", () =>
  against([busy, stored], async (sender, arrived) => {
    const first = sender.send(EVENT);
    while (arrived.length === 0) await delay(5);
    // Wait until the refusal has arrived: events that are sent after it must wait too.
    await delay(100);
    const second = sender.send({ ...EVENT, id: "second" });
    assertStored(await first);
    assertStored(await second);
    assertEquals(arrived.map(({ id }) => id).toSorted(), [EVENT.id, EVENT.id, "second"].toSorted());
    // Timers never fire early, so this holds on the slowest machine.
    for (const { at } of arrived.slice(1)) assert(at - arrived[0]!.at >= 990);
  }));

Deno.test("sender - another refusal is reported at once, with its reason", () =>
  against(
    [() => Response.json({ detail: "no such key" }, { status: 401 }), stored],
    async (sender, arrived) => {
      assertEquals(await sender.send(EVENT), {
        kind: "refused",
        status: 401,
        detail: "no such key",
      });
      assertEquals(arrived.length, 1);
    },
  ));

Deno.test("sender - the key does not follow a redirect", async () => {
  await against([stored], async (_, elsewhere) => {
    const moved = () =>
      new Response(null, { status: 307, headers: { location: "http://127.0.0.1:1/x" } });
    await against([moved], async (sender) => {
      const sent = await sender.send(EVENT);
      assertEquals(sent.kind === "refused" && sent.status, 307);
    });
    assertEquals(elsewhere, []);
  });
});

Deno.test("sender - a server that is gone is reported as a failure, and a signal ends the attempts", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const url = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  const sent = await openSender({ url, key: "k" }).send(EVENT);
  assertEquals(sent.kind, "failed");
  const aborted = await openSender({ url, key: "k" }).send(EVENT, AbortSignal.abort());
  assertEquals(aborted.kind, "failed");
});
