/** Every endpoint reads times in the same way. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { signStandard } from "@/integrations/standard/sign.ts";
import { importFile } from "./support/import.ts";
import { uniqueId } from "./support/events.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);

/** An hour ago, at a whole minute. */
const MINUTE = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
const iso = (time: number) => new Date(time).toISOString();
const base = iso(MINUTE).slice(0, 16);
const ahead = iso(MINUTE + 90 * 60_000).slice(0, 16);

/** The text that is sent, and its time in milliseconds, or a word of the error message. */
const TIMES: readonly [string, number | string][] = [
  [`${base}:00Z`, MINUTE],
  [`${base.toLowerCase()}:00z`, MINUTE],
  [`${base.replace("T", " ")}:00Z`, MINUTE],
  [`${base}Z`, MINUTE],
  [`${base}:59,25Z`, MINUTE + 59_250],
  [`${base}:00.123456789123Z`, MINUTE + 123],
  [`${base}:60Z`, MINUTE + 60_000],
  [`${ahead}:00+0130`, MINUTE],
  [`${ahead}+01:30`, MINUTE],
  [`${base}:00-00:00`, MINUTE],
  [`${base}:00+00`, MINUTE],
  [`${base}:00`, "names no time zone"],
  [base.slice(0, 10), "RFC 3339"],
  [`${base.slice(0, 10)}T24:00:00Z`, "00:00 of the next day"],
  ["2026-02-30T10:00:00Z", "date that exists"],
  [`${base}:61Z`, "time of day that exists"],
  [`${base}:00+25:00`, "time of day that exists"],
  ["tomorrow", "RFC 3339"],
];

interface Told {
  readonly text: string;
  readonly isTaken: boolean;
}

type Send = (id: string, subject: string, time: string) => Promise<Told>;

async function openDoors(laurel: Laurel): Promise<Record<string, Send>> {
  const event = (id: string, subject: string, time: string) => ({
    id,
    source: "/times",
    type: "message_response",
    subject,
    time,
  });
  const { body: tool } = await laurel.call<{ id: string; secret: string }>("/admin/integrations", {
    body: { provider: "standard", name: uniqueId("times") },
  });
  async function webhook(id: string, body: string, headers: Record<string, string> = {}) {
    const seconds = Math.floor(Date.now() / 1_000);
    const response = await fetch(`${laurel.url}/api/v1/webhooks/standard/${tool.id}`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        ...headers,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signStandard(id, seconds, body, [tool.secret]),
      },
    });
    return { text: await response.text(), isTaken: response.status === 200 };
  }
  const inFile = async (body: string, type: string) => {
    const { text, summary } = await importFile(laurel.url, body, { type });
    return { text, isTaken: summary?.scored === 1 };
  };
  return {
    async single(...sent) {
      const { status, text } = await laurel.call("/events", { body: event(...sent) });
      return { text, isTaken: status === 200 };
    },
    async batch(...sent) {
      const { text } = await laurel.call("/events/batch", { body: { events: [event(...sent)] } });
      return { text, isTaken: text.includes('"scored"') };
    },
    async binary(id, subject, time) {
      const { status, text } = await laurel.call("/events", {
        method: "POST",
        headers: {
          "ce-specversion": "1.0",
          "ce-id": id,
          "ce-source": "/times",
          "ce-time": time,
          "ce-type": "message_response",
          "ce-subject": subject,
        },
      });
      return { text, isTaken: status === 200 };
    },
    ndjson: (...sent) => inFile(JSON.stringify(event(...sent)), "application/x-ndjson"),
    csv: (id, subject, time) =>
      inFile(`id,type,subject,time\n${id},message_response,${subject},"${time}"\n`, "text/csv"),
    webhook: (id, subject, timestamp) =>
      webhook(
        id,
        JSON.stringify({
          type: "message_response",
          timestamp,
          data: { agentId: subject, responseTime: 9 },
        }),
      ),
    structured: (...sent) =>
      webhook(sent[0], JSON.stringify(event(...sent)), {
        "content-type": "application/cloudevents+json",
      }),
  };
}

laurelTest(
  "times - every endpoint reads them in the same way, with the same error messages",
  async (laurel) => {
    const doors = await openDoors(laurel);
    for (const [name, send] of Object.entries(doors)) {
      const subject = uniqueId(`times-${name}`);
      await laurel.call("/admin/agents", { body: { id: subject, name: subject } });
      const expected: string[] = [];
      for (const [text, meaning] of TIMES) {
        const answer = await send(uniqueId("time"), subject, text);
        assertEquals(
          answer.isTaken,
          typeof meaning === "number",
          `${name} ${text}: ${answer.text}`,
        );
        if (typeof meaning === "number") expected.push(iso(meaning));
        else assertStringIncludes(answer.text, meaning, `${name} ${text}`);
      }
      const booked = await laurel.history(subject);
      const work = booked.filter(({ type }) => type === "message_response");
      assertEquals(work.map(({ time }) => time).sort(), expected.sort(), name);
    }
  },
);

laurelTest("times - the admin API reads them in the same way", async (laurel) => {
  const boost = { name: "happy_hour", factor: 2 };
  const end = iso(Date.now() + 3_600_000).slice(0, 16).toLowerCase();
  const made = await laurel.call<{ endsAt: string }>("/admin/boosts", {
    body: { ...boost, endsAt: `${end}z` },
  });
  assertEquals([made.status, made.body.endsAt], [201, iso(Date.parse(`${end}Z`))], made.text);
  const wrong = await laurel.call("/admin/boosts", { body: { ...boost, endsAt: end } });
  assertStringIncludes(wrong.text, "endsAt: names no time zone");
  const challenge = {
    key: uniqueId("times").toLowerCase(),
    title: "x",
    kind: "individual",
    target: 3,
    metric: { events: ["deal_won"], measure: { kind: "count" } },
    rewardPoints: 5,
  };
  const span = { startsAt: `${end}Z`, endsAt: `${iso(Date.now() + 86_400_000).slice(0, 16)}+0000` };
  const started = await laurel.call("/admin/challenges", { body: { ...challenge, ...span } });
  assertEquals(started.status, 201, started.text);
  const rules = { events: ["2026-02-30T10:00:00Z"] };
  const at = `/leaderboards?period=day&at=`;
  for (const text of [base.slice(0, 10), `${base}z`, `${base}:00+01:00`, `${base}%3A00%2B01:00`]) {
    const { status, text: said } = await laurel.call(at + text);
    assertEquals(status, 200, `${text} ${said}`);
  }
  assertEquals((await laurel.call(at + rules.events[0])).status, 422);
});
