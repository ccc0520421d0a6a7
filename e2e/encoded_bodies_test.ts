/** Compressed bodies and bodies in other charsets, at every endpoint that accepts a body. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { signStandard } from "@/integrations/standard/sign.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { at, event, saturday, uniqueId } from "./support/events.ts";
import { KEY, type Laurel, shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);
const encoder = new TextEncoder();

type Bytes = Uint8Array<ArrayBuffer>;
const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** An endpoint: how to send it a text with one event of this agent. */
interface Door {
  readonly text: (id: string, subject: string) => string;
  /** @param signed the bytes that a signature covers, if there is a signature */
  send(body: Bytes, headers: Record<string, string>, signed: Uint8Array): Promise<Answer>;
}

async function openDoors(laurel: Laurel): Promise<Record<string, Door>> {
  const { url } = laurel.server;
  const { body: tool } = await laurel.call<{ id: string; secret: string }>("/admin/integrations", {
    body: { provider: "standard", name: uniqueId("encoded") },
  });
  async function post(path: string, body: Bytes, headers: Record<string, string>) {
    const response = await fetch(`${url}/api/v1${path}`, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  }
  const authorization = `Bearer ${KEY}`;
  const sentEvent = (id: string, subject: string) => event({ id, subject, time: at(saturday()) });
  const json = (path: string): Door["send"] => (body, headers) =>
    post(path, body, { "content-type": "application/json", authorization, ...headers });
  return {
    single: {
      text: (id, subject) => JSON.stringify(sentEvent(id, subject)),
      send: json("/events"),
    },
    batch: {
      text: (id, subject) => JSON.stringify({ events: [sentEvent(id, subject)] }),
      send: json("/events/batch"),
    },
    admin: {
      text: (id, subject) => JSON.stringify({ id: `${id}-agent`, name: subject }),
      send: json("/admin/agents"),
    },
    ndjson: {
      text: (id, subject) => `${JSON.stringify(sentEvent(id, subject))}\n`,
      send: (body, headers) => {
        const type = (headers["content-type"] ?? "").replace(/^[^;]*/, "application/x-ndjson");
        return post("/import", body, { authorization, ...headers, "content-type": type });
      },
    },
    csv: {
      text: (id, subject) =>
        `id,type,subject,time\n${id},message_response,${subject},${at(saturday())}\n`,
      send: (body, headers) => {
        const type = (headers["content-type"] ?? "").replace(/^[^;]*/, "text/csv");
        return post("/import", body, { authorization, ...headers, "content-type": type });
      },
    },
    webhook: {
      text: (_, subject) =>
        JSON.stringify({
          type: "message_response",
          timestamp: at(saturday()),
          data: { agentId: subject, responseTime: 45 },
        }),
      send(body, headers, signed) {
        const id = uniqueId("encoded");
        const seconds = Math.floor(Date.now() / 1_000);
        const key = tool.secret.slice("whsec_".length);
        const digest = hmac("sha256", Uint8Array.fromBase64(key), `${id}.${seconds}.`, signed);
        return post(`/webhooks/standard/${tool.id}`, body, {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(seconds),
          "webhook-signature": `v1,${digest.toString("base64")}`,
          ...headers,
        });
      },
    },
  };
}

Deno.test("encoded bodies - the test's own signature is the standard's", () => {
  const secret = `whsec_${btoa("k".repeat(24))}`;
  const key = Uint8Array.fromBase64(btoa("k".repeat(24)));
  assertEquals(
    `v1,${hmac("sha256", key, "m.1.", encoder.encode("{}")).toString("base64")}`,
    signStandard("m", 1, "{}", [secret]),
  );
});

/** Asserts that the event was accepted, with the person's name decoded correctly. */
function assertTaken(door: string, answer: Answer, subject: string, why: string) {
  assert([200, 201].includes(answer.status), `${door} ${why}: ${answer.text}`);
  assert(!answer.text.includes('"rejected","'), `${door} ${why}: ${answer.text}`);
  if (door === "single" || door === "batch") assertStringIncludes(answer.text, `"id":"${subject}"`);
  if (door === "admin") assertStringIncludes(answer.text, `"name":"${subject}"`);
  if (door === "csv" || door === "ndjson") assertStringIncludes(answer.text, '"scored":1');
}

laurelTest("encoded bodies - gzip and deflate are read at every endpoint", async (laurel) => {
  const codings: [string, (bytes: Uint8Array) => Uint8Array][] = [
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (bytes) => bytes],
    ["deflate, gzip", (bytes) => gzipSync(deflateSync(bytes))],
    // Two compressed files, one after the other.
    ["gzip", (bytes) => {
      const middle = Math.floor(bytes.length / 2);
      const parts = [gzipSync(bytes.subarray(0, middle)), gzipSync(bytes.subarray(middle))];
      return new Uint8Array(parts.flatMap((part) => [...part]));
    }],
  ];
  for (const [name, door] of Object.entries(await openDoors(laurel))) {
    for (const [coding, compress] of codings) {
      const plain = encoder.encode(door.text(uniqueId("zip"), "Zoë 🌿"));
      const body = own(compress(plain));
      const headers = { "content-encoding": coding };
      for (const signed of name === "webhook" ? [plain, body] : [plain]) {
        assertTaken(name, await door.send(body, headers, signed), "Zoë 🌿", coding);
      }
    }
  }
});

laurelTest(
  "encoded bodies - a body that is not compressed as its header says is refused with a code of its own",
  async (laurel) => {
    for (const [name, door] of Object.entries(await openDoors(laurel))) {
      const plain = own(encoder.encode(door.text(uniqueId("zip"), "nobody")));
      const zipped = own(gzipSync(plain));
      const refuses = async (body: Bytes, coding: string, status: number, code: string) => {
        const { text, ...answer } = await door.send(body, { "content-encoding": coding }, plain);
        // An import that has begun to answer reports the error in its summary.
        const isLate = name === "ndjson" && answer.status === 200;
        assertEquals(isLate ? status : answer.status, status, `${name} ${coding} ${text}`);
        assertStringIncludes(text, `"code":"${code}"`);
        if (isLate) assertStringIncludes(text, '"complete":false');
        return text;
      };
      for (const coding of ["br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip"]) {
        const text = await refuses(plain, coding, 415, "unsupported_media_type");
        assertStringIncludes(text, "gzip or deflate");
      }
      await refuses(plain, "gzip", 400, "malformed_encoding");
      await refuses(own(zipped.subarray(0, zipped.length - 5)), "gzip", 400, "malformed_encoding");
      await refuses(plain, "deflate", 400, "malformed_encoding");
    }
    const { single } = await openDoors(laurel);
    const unnamed = own(gzipSync(encoder.encode("{}")));
    const { status, text } = await single!.send(unnamed, {}, unnamed);
    assertEquals(status, 400);
    assertStringIncludes(text, "Content-Encoding: gzip");
  },
);

laurelTest(
  "encoded bodies - a small body that decompresses to a huge one is refused",
  async (laurel) => {
    const bomb = own(gzipSync(new Uint8Array(64 * 1024 * 1024)));
    assert(bomb.length < 100_000);
    const twice = own(gzipSync(gzipSync(new Uint8Array(512 * 1024 * 1024))));
    for (const [name, door] of Object.entries(await openDoors(laurel))) {
      if (name === "csv" || name === "ndjson") continue;
      for (const [body, coding] of [[bomb, "gzip"], [twice, "gzip, gzip"]] as const) {
        const { status, text } = await door.send(body, { "content-encoding": coding }, body);
        assertEquals(status, 413, `${name} ${text}`);
        assertStringIncludes(text, '"body_too_large"');
      }
    }
    // A line of an import has its own limit, and the lines after it are still read.
    const { ndjson } = await openDoors(laurel);
    const line = ndjson!.text(uniqueId("zip"), "agent-7");
    const long = own(gzipSync(encoder.encode(`${" ".repeat(16 * 1024 * 1024)}\n${line}`)));
    const { text } = await ndjson!.send(long, { "content-encoding": "gzip" }, long);
    assertStringIncludes(text, '"line_too_long"');
    assertStringIncludes(text, '"scored":1');
  },
);

const latin1 = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
function utf16(text: string, isLittle = true, hasMark = true): Bytes {
  const units = hasMark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), isLittle);
  return bytes;
}

laurelTest("encoded bodies - charsets of the Content-Type are read", async (laurel) => {
  for (const [name, door] of Object.entries(await openDoors(laurel))) {
    const takes = async (encode: (text: string) => Uint8Array, charset: string) => {
      const body = own(encode(door.text(uniqueId("set"), "Zoë")));
      const type = `application/json${charset}`;
      assertTaken(name, await door.send(body, { "content-type": type }, body), "Zoë", type);
    };
    const utf8 = (text: string) => encoder.encode(text);
    await takes(utf8, "");
    await takes((text) => utf8(`\ufeff${text}`), "");
    await takes(utf8, "; charset=utf-8");
    await takes(utf8, '; charset="UTF-8"');
    await takes(utf8, "; charset=utf8; version=1");
    // Named in the header, but not used.
    await takes(utf8, "; charset=iso-8859-1");
    await takes(utf8, "; charset=us-ascii");
    await takes(latin1, "; charset=ISO-8859-1");
    await takes(latin1, ";charset=windows-1252");
    await takes((text) => utf16(text), "; charset=utf-16");
    await takes((text) => utf16(text, true, false), "; charset=utf-16le");
    await takes((text) => utf16(text, false), "; charset=utf-16be");
    const body = own(utf8(door.text(uniqueId("set"), "nobody")));
    const type = "application/json; charset=klingon";
    const { status, text } = await door.send(body, { "content-type": type }, body);
    assertEquals(status, 415, `${name} ${text}`);
    assertStringIncludes(text, "klingon");
  }
});

laurelTest(
  "encoded bodies - UTF-16 without a charset is refused with a message that names UTF-16",
  async (laurel) => {
    const doors = await openDoors(laurel);
    for (const name of ["single", "batch", "admin", "webhook"]) {
      const door = doors[name]!;
      const body = utf16(door.text(uniqueId("set"), "nobody"));
      const { status, text } = await door.send(body, {}, body);
      assertEquals(status, 400, text);
      assertStringIncludes(text, "UTF-16");
    }
    // Spreadsheets write such files.
    for (const isLittle of [true, false]) {
      const body = utf16(doors["csv"]!.text(uniqueId("set"), "Zoë"), isLittle);
      assertTaken("csv", await doors["csv"]!.send(body, {}, body), "Zoë", "marked");
    }
  },
);
