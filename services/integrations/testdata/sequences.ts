/**
 * The webhooks of each tool about one conversation, deal or call, in the tool's own format and
 * signed as the tool signs.
 */
import { createHmac } from "node:crypto";

const FOLDER = new URL("../../../integrations/", import.meta.url);

/** A webhook of a tool, which is signed when it is sent. */
export interface Sent {
  readonly body: string;
  readonly contentType?: string;
}

export interface Sequence {
  readonly provider: string;
  /** The secret that the tool generated; undefined when Laurel generates it. */
  readonly secret?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly sent: readonly Sent[];
  /** When all of it is over, in milliseconds since the epoch. */
  readonly end: number;
  /** The people who worked on it, by the tool's ids. */
  readonly people: readonly string[];
  /** Other people that the tool mentions, such as a shared number. */
  readonly others?: readonly string[];
  /** The points that it pays in total, including the streaks of the days worked. */
  readonly points: number;
  /** A webhook that is lost, and the points that the others pay then. */
  readonly lost: { readonly index: number; readonly points: number };
  /** Returns the headers that the tool adds to a body that is sent now. */
  headers(
    sent: { readonly body: string | Uint8Array },
    secret: string,
    url: string,
    now: number,
  ): Record<string, string>;
}

function load(path: string): string {
  return Deno.readTextFileSync(new URL(path, FOLDER));
}

// deno-lint-ignore no-explicit-any -- bodies as tools send them
type Body = any;
const json = (path: string): Body => JSON.parse(load(path));
const text = (body: unknown): Sent => ({ body: JSON.stringify(body) });
const hmac = (algorithm: string, secret: string, ...parts: (string | Uint8Array)[]) =>
  parts.reduce((made, part) => made.update(part), createHmac(algorithm, secret));

/**
 * A question, a good reply after 45 s, the end after ten minutes, a rating of 5: 62 points plus the
 * streak.
 */
function chatwoot(): Sequence {
  const message = json("chatwoot/testdata/message_created.json");
  const closed = json("chatwoot/testdata/conversation_status_changed.json");
  const rating = json("chatwoot/testdata/message_updated.json");
  const at = (time: string) => `2026-03-02T${time}.000Z`;
  const seconds = (time: string) => Date.parse(at(time)) / 1_000;
  const conversation = (time: string) => ({
    ...message.conversation,
    messages: [],
    last_activity_at: seconds(time),
  });
  const question = {
    ...message,
    id: 501,
    created_at: at("10:00:00"),
    message_type: "incoming",
    content: "Where is it?",
    sender: { id: 640, name: "Ada", type: "contact" },
    performed_by: { id: 640, type: "contact" },
    conversation: conversation("10:00:00"),
  };
  const reply = {
    ...message,
    created_at: at("10:00:45"),
    conversation: conversation("10:00:45"),
    content: "Thanks for waiting, Ada. Your parcel left our warehouse this morning.",
  };
  const resolved = {
    ...closed,
    status: "resolved",
    updated_at: seconds("10:10:00"),
    performed_by: message.performed_by,
    changed_attributes: [
      { updated_at: { previous_value: null, current_value: at("10:10:00") } },
      { status: { previous_value: "open", current_value: "resolved" } },
    ],
  };
  const [survey] = rating.conversation.messages;
  const rated = {
    ...rating,
    content_attributes: { submitted_values: { csat_survey_response: { rating: 5 } } },
    conversation: {
      ...rating.conversation,
      messages: [{ ...survey, updated_at: at("10:12:00") }],
    },
  };
  return {
    provider: "chatwoot",
    secret: "a secret that Chatwoot shows",
    people: ["7"],
    sent: [question, reply, resolved, rated].map(text),
    end: Date.parse(at("10:12:00")),
    points: 62 + 50,
    // Without the reply: resolved, but not by first contact, and the rating.
    lost: { index: 1, points: 10 + 15 + 50 },
    headers({ body }, secret, _url, now) {
      const stamp = String(Math.floor(now / 1_000));
      const signature = hmac("sha256", secret, stamp, ".", body).digest("hex");
      return { "x-chatwoot-timestamp": stamp, "x-chatwoot-signature": `sha256=${signature}` };
    },
  };
}

/** A question, assigned and answered after 45 s, closed after ten minutes, rated 3 of 5. */
function intercom(): Sequence {
  const names = ["user_created", "admin_replied", "admin_closed", "rating_added"];
  return {
    provider: "intercom",
    secret: "the app's client secret",
    people: ["1957471"],
    sent: names.map((name) => text(json(`intercom/testdata/${name}.json`))),
    end: 1_772_446_400_000,
    // A good reply 12, the first reply 20, resolved by first contact 15, rating 5.
    points: 12 + 20 + 15 + 5 + 50,
    // Every webhook contains the start of the conversation, but not its replies.
    lost: { index: 1, points: 10 + 5 + 50 },
    headers: ({ body }, secret) => ({
      "x-hub-signature": `sha1=${hmac("sha1", secret, body).digest("hex")}`,
    }),
  };
}

/** Rings for 12 s, then 180 s of talk, then hung up and ended. */
function aircall(): Sequence {
  const names = ["created", "ringing_on_agent", "answered", "hungup", "ended"];
  return {
    provider: "aircall",
    people: ["88104", "88117"],
    secret: json("aircall/testdata/call.ended.inbound.json").token,
    sent: names.map((name) => text(json(`aircall/testdata/call.${name}.inbound.json`))),
    end: 1_795_161_900_000,
    points: 20 + 20 + 50,
    // "hungup" contains the same facts as "ended".
    lost: { index: 4, points: 20 + 20 + 50 },
    headers: () => ({}),
  };
}

/** A call that was forwarded to an agent: 12 s of ringing and 172 s of talk, on two legs. */
function twilio(): Sequence {
  const names = ["initiated", "ringing", "in-progress", "completed"].map((one) =>
    `in.child.${one}`
  );
  return {
    provider: "twilio",
    secret: "an auth token",
    people: ["client:mira"],
    others: ["number:+442079460100"],
    sent: [...names, "in.parent.completed"].map((name) => ({
      body: load(`twilio/testdata/${name}.form`).trim(),
      contentType: "application/x-www-form-urlencoded",
    })),
    end: Date.UTC(2026, 10, 20, 9),
    points: 20 + 20 + 50,
    // The parent leg's end does not mention the agent.
    lost: { index: 4, points: 20 + 20 + 50 },
    headers({ body }, secret, url) {
      const form = typeof body === "string" ? body : new TextDecoder().decode(body);
      const fields = Map.groupBy(new URLSearchParams(form), ([name]) => name);
      // Signed fields are sorted by name. A field with several values contributes each value once,
      // in order.
      const signed = [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, values]) =>
        [...new Set(values.map(([, value]) => value))].sort().map((value) => name + value)
      );
      return { "x-twilio-signature": hmac("sha1", secret, url, ...signed).digest("base64") };
    },
  };
}

/** Created on a Monday, qualified on the Tuesday (a streak of one), won on the Saturday. */
function hubspot(): Sequence {
  const events = json("hubspot/testdata/deal_won.json") as Body[];
  const owner = events.find((one) => one.propertyName === "hubspot_owner_id").propertyValue;
  return {
    provider: "hubspot",
    secret: "the app's client secret",
    people: [events[0].sourceId.replace("userId:", "user:"), `owner:${owner}`],
    sent: events.map((one) => text([one])),
    end: 1_772_874_100_000,
    points: 20 + 50 + 70,
    // Without the qualification. Saturday is not a working day, so no streak starts.
    lost: { index: 4, points: 70 },
    headers({ body }, secret, url, now) {
      const stamp = String(now);
      const signature = hmac("sha256", secret, "POST", url, body, stamp).digest("base64");
      return { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": stamp };
    },
  };
}

/** Like HubSpot's, but qualified and won by two people. */
function pipedrive(): Sequence {
  const names = ["created", "qualified", "moved", "won"];
  return {
    provider: "pipedrive",
    settings: { stages: { "1": "new", "2": "qualified" } },
    sent: names.map((name) => text(json(`pipedrive/testdata/deal_${name}.json`))),
    people: ["13500211", "13500212"],
    end: Date.parse("2026-03-07T10:00:00Z"),
    points: 20 + 50 + 70,
    lost: { index: 1, points: 70 },
    headers: (_sent, secret) => ({ authorization: `Basic ${btoa(secret)}` }),
  };
}

/** Like Intercom's, with a rating of "bad". */
function zendesk(): Sequence {
  const names = ["ticket_created", "comment_by_customer", "comment_by_staff", "status_changed"];
  return {
    provider: "zendesk",
    secret: "a signing secret",
    people: ["8447388090495"],
    sent: [...names, "csat_received"].map((name) => text(json(`zendesk/testdata/${name}.json`))),
    end: Date.parse("2026-03-02T10:12:00Z"),
    points: 12 + 20 + 15 + 5 + 50,
    lost: { index: 2, points: 10 + 5 + 50 },
    headers({ body }, secret, _url, now) {
      const stamp = new Date(now).toISOString();
      return {
        "x-zendesk-webhook-signature": hmac("sha256", secret, stamp, body).digest("base64"),
        "x-zendesk-webhook-signature-timestamp": stamp,
      };
    },
  };
}

export const SEQUENCES: readonly Sequence[] = [
  ...[chatwoot(), intercom(), zendesk(), aircall(), twilio(), hubspot(), pipedrive()],
];
