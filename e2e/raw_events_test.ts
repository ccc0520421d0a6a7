/**
 * Events with bytes that well-behaved clients would not send: raw headers, bodies without a length.
 */
import { assertEquals, assertMatch } from "@std/assert";
import { signStandard } from "@/integrations/standard/sign.ts";
import { at, saturday, uniqueId } from "./support/events.ts";
import { KEY, type Laurel, shareLaurel } from "./support/laurel.ts";
import { type RawAnswer, sendRaw } from "./support/raw.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);

type Headers = Readonly<Record<string, string | Uint8Array>>;

interface Sent {
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
  readonly isChunked?: boolean;
}

/**
 * The two endpoints for CloudEvents. `agent` is the agent that the answer, or the list of people,
 * names.
 */
const DOORS: Readonly<Record<string, (laurel: Laurel) => Promise<Door>>> = {
  api: (laurel) =>
    Promise.resolve({
      send: ({ headers, ...rest }) =>
        sendRaw(laurel.server.url, {
          target: "/api/v1/events",
          headers: { authorization: `Bearer ${KEY}`, ...headers },
          ...rest,
        }),
      agentOf: ({ body }) => Promise.resolve(JSON.parse(body).agent?.id),
    }),
  async webhook(laurel) {
    const { body: tool } = await laurel.call<{ id: string; secret: string }>(
      "/admin/integrations",
      { body: { provider: "standard", name: uniqueId("raw") } },
    );
    let last: string | undefined;
    return {
      send({ headers = {}, body = "", isChunked = false }) {
        const id = uniqueId("raw");
        const seconds = Math.floor(Date.now() / 1_000);
        const text = typeof body === "string" ? body : new TextDecoder().decode(body);
        return sendRaw(laurel.server.url, {
          target: `/api/v1/webhooks/standard/${tool.id}`,
          headers: {
            "svix-id": id,
            "svix-timestamp": String(seconds),
            "svix-signature": signStandard(id, seconds, text, [tool.secret]),
            ...headers,
          },
          body,
          isChunked,
        });
      },
      async agentOf() {
        const path = `/admin/integrations/${tool.id}/people?status=waiting`;
        const { body } = await laurel.call<{ entries: { user: string }[] }>(path);
        const known = new Set(seen);
        last = body.entries.map(({ user }) => user).find((user) => !known.has(user)) ?? last;
        if (last !== undefined) seen.push(last);
        return last;
      },
    };
  },
};
const seen: string[] = [];

interface Door {
  send(sent: Sent): Promise<RawAnswer>;
  agentOf(answer: RawAnswer): Promise<string | undefined>;
}

const attributes = (more: Headers = {}): Headers => ({
  "ce-specversion": "1.0",
  "ce-id": uniqueId(),
  "ce-source": "/raw",
  "ce-type": "message_response",
  "ce-time": at(saturday()),
  ...more,
});

for (const [name, open] of Object.entries(DOORS)) {
  laurelTest(`raw events - header values as senders write them, by ${name}`, async (laurel) => {
    const door = await open(laurel);
    const tag = `${name} ${laurel.storage}`;
    const subjects: [string | Uint8Array, string][] = [
      [`"quoted ${tag}"`, `quoted ${tag}`],
      [`"a \\"nick\\" ${tag}"`, `a "nick" ${tag}`],
      [`Zo%c3%ab%20${tag}`, `Zoë ${tag}`],
      [`jürgen ${tag}`, `jürgen ${tag}`],
      [Uint8Array.from(`j\u00fcrg ${tag}`, (one) => one.charCodeAt(0)), `jürg ${tag}`],
      [`100% ${tag}`, `100% ${tag}`],
      [`%4 ${tag}`, `%4 ${tag}`],
    ];
    for (const [sent, meant] of subjects) {
      const headers = attributes({ "ce-subject": sent, "content-type": "application/json" });
      const answer = await door.send({ headers, body: '{"responseTime":45}' });
      assertEquals(answer.status, 200, answer.body);
      assertEquals(await door.agentOf(answer), meant);
    }
  });

  laurelTest(`raw events - escapes that are no UTF-8 are refused, by ${name}`, async (laurel) => {
    const door = await open(laurel);
    for (const header of ["ce-subject", "ce-id", "ce-source", "ce-comexample"]) {
      const headers = attributes({ "ce-subject": "agent-7", [header]: "a%C0%A0b" });
      const { status, body } = await door.send({ headers });
      assertEquals(status, name === "api" ? 422 : 400, body);
      assertMatch(body, new RegExp(`${header.slice("ce-".length)}.* escapes that are not UTF-8`));
    }
  });

  laurelTest(`raw events - without data, however that is sent, by ${name}`, async (laurel) => {
    const door = await open(laurel);
    for (const isChunked of [true, false]) {
      for (const type of [undefined, "application/json", "text/plain;charset=UTF-8"]) {
        const headers = attributes({
          "ce-subject": "agent-7",
          ...(type ? { "content-type": type } : {}),
        });
        const { status, body } = await door.send({ headers, isChunked });
        assertEquals(status, 200, `${isChunked} ${type} ${body}`);
      }
    }
  });
}

laurelTest(
  "raw events - an empty body counts as no body at every address, however it is sent",
  async (laurel) => {
    const authorization = `Bearer ${KEY}`;
    const { body: tool } = await laurel.call<{ id: string }>("/admin/integrations", {
      body: { provider: "standard", name: uniqueId("empty") },
    });
    const path = `/api/v1/admin/integrations/${tool.id}`;
    for (const isChunked of [true, false]) {
      for (const type of [undefined, "application/json", "text/plain;charset=UTF-8"]) {
        const headers = { authorization, ...(type ? { "content-type": type } : {}) };
        const send = (method: string, target: string) =>
          sendRaw(laurel.server.url, { method, target, headers, isChunked });
        const why = `${isChunked} ${type}`;
        assertEquals((await send("POST", `${path}/rotate`)).status, 200, why);
        assertEquals((await send("POST", `${path}/test`)).status, 200, why);
        // Required fields are missing here.
        for (
          const target of ["/api/v1/admin/keys", "/api/v1/admin/boosts", "/api/v1/admin/agents"]
        ) {
          const { status, body } = await send("POST", target);
          const refusal = type ? [400, "malformed_json"] : [422, "validation_failed"];
          assertEquals([status, JSON.parse(body).code], refusal, `${why} ${body}`);
        }
        const patched = await send("PATCH", path);
        assertEquals([200, 422].includes(patched.status), true, patched.body);
        const events = await send("POST", "/api/v1/events/batch");
        assertEquals([400, 415].includes(events.status), true, events.body);
        assertEquals((await send("DELETE", "/api/v1/events/none/none")).status, 404, why);
        const signOut = await send("POST", "/api/auth/sign-out");
        assertEquals(signOut.status < 500, true, signOut.body);
      }
    }
    const gone = await sendRaw(laurel.server.url, {
      method: "DELETE",
      target: path,
      headers: { authorization },
      isChunked: true,
    });
    assertEquals(gone.status, 204);
  },
);
