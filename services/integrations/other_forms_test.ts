/** CRMs, telephone systems and proxies write the same webhook in other forms. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { sql } from "kysely";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { SEQUENCES } from "./testdata/sequences.ts";
import { post, setUp, type Tool } from "./testdata/tools.ts";

const FOLDER = new URL("../../integrations/", import.meta.url);
// deno-lint-ignore no-explicit-any -- bodies as tools send them
type Body = any;
const load = (path: string): string => Deno.readTextFileSync(new URL(path, FOLDER)).trim();
const fixture = (path: string): Body => JSON.parse(load(path));
const callback = (name: string) => new URLSearchParams(load(`twilio/testdata/${name}.form`));

interface Form {
  readonly provider: string;
  readonly what: string;
  readonly bodies: readonly Body[];
  /** The events that follow, as "type:person". */
  readonly events: readonly string[];
  readonly settings?: Record<string, unknown>;
}

const START = Date.UTC(2026, 2, 2, 9);
const deal = { portalId: 62515, objectId: 7, occurredAt: START, changeSource: "CRM_UI" };
const madeDeal = { ...deal, subscriptionType: "deal.creation", sourceId: "userid: 12" };
const closedTicket = {
  ...madeDeal,
  subscriptionType: "ticket.propertyChange",
  occurredAt: START + 1,
  propertyName: "hs_pipeline_stage",
  propertyValue: "Erledigt",
};

const won = fixture("pipedrive/testdata/deal_won.json");
const ended = fixture("aircall/testdata/call.ended.inbound.json");
const statuses = ["initiated", "ringing", "in-progress", "completed"];
const leg = statuses.map((status) => callback(`in.child.${status}`));

/** Returns the callbacks of a leg with other fields. */
function legWith(fields: Record<string, string>): string[] {
  return leg.map((form) => new URLSearchParams({ ...Object.fromEntries(form), ...fields }))
    .map(String);
}
const toAgent = (to: string) => legWith({ To: to, Called: to });
const CALL = (person: string) => [`call_completed:${person}`, `inbound_handled:${person}`];
const toNumber = {
  ...Object.fromEntries(callback("in.parent.completed")),
  Direction: "inbound",
  CallDuration: "60",
  From: "+15550200",
  Caller: "+15550200",
};
const called = (to: string) => String(new URLSearchParams({ ...toNumber, To: to, Called: to }));

const FORMS: readonly Form[] = [
  {
    provider: "hubspot",
    what: "one event without its array, and a user in other letters",
    bodies: [madeDeal],
    events: ["lead_created:user:12"],
  },
  {
    provider: "hubspot",
    what: "a ticket's stage that was typed with a blank behind the colon",
    bodies: [[closedTicket]],
    settings: { stages: { "Ticket: erledigt": "won" } },
    events: ["conversation_resolved:user:12"],
  },
  {
    provider: "pipedrive",
    what: "a value as text, people as objects, names in capitals",
    bodies: [{
      ...won,
      data: {
        ...won.data,
        value: "-5200.50",
        owner_id: { id: 5, name: "Ida" },
        creator_user_id: { value: 6 },
      },
      meta: { ...won.meta, user_id: "", action: "CHANGE", entity: "Deal" },
    }],
    events: ["deal_won:5 -5200.5", "lead_created:6"],
  },
  {
    provider: "aircall",
    what: "a later webhook without the user takes the call from nobody",
    bodies: [
      { ...ended, event: "Call.Ended" },
      { ...ended, event: "call.archived", timestamp: ended.timestamp + 60, data: unnamed() },
    ],
    events: CALL("88104"),
  },
  {
    provider: "twilio",
    what: "a plus that nobody escaped",
    bodies: leg.map((form) => String(form).replaceAll("%2B", "+")),
    events: CALL("client:mira"),
  },
  {
    provider: "twilio",
    what: "a number whose plus nobody escaped",
    bodies: [called("+15550100").replaceAll("%2B", "+")],
    events: CALL("number:+15550100"),
  },
  {
    provider: "twilio",
    what: "a number as people write it",
    bodies: [called("+1 (555) 01-00")],
    events: CALL("number:+15550100"),
  },
  {
    provider: "twilio",
    what: "a desk phone with its name, port and parameters",
    bodies: toAgent('"Ada" <sip:Ada@PBX.example:5060;transport=udp>'),
    events: CALL("sip:ada@pbx.example"),
  },
  {
    provider: "twilio",
    what: "a browser with a capital",
    bodies: toAgent("Client:mira"),
    events: CALL("client:mira"),
  },
  {
    provider: "twilio",
    what: "a leg that was dialed by one that is not named",
    bodies: legWith({ ParentCallSid: "" }),
    events: CALL("client:mira"),
  },
  {
    provider: "twilio",
    what: "a field that comes twice, first without a value",
    bodies: leg.map((form) => `CallStatus=&${form}`),
    events: CALL("client:mira"),
  },
];

function unnamed(): Body {
  const { user: _, ...rest } = ended.data;
  return rest;
}

async function send(door: Door, tool: Tool, body: Body): Promise<Body> {
  const provider = tool.url.split("/").at(-2)!;
  const { headers } = SEQUENCES.find((one) => one.provider === provider)!;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json";
  const answer = await post(door, tool, text, {
    "content-type": type,
    ...headers({ body: text }, tool.secret, tool.url, door.now),
  });
  assertEquals(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function open(door: Door, { provider, settings }: Pick<Form, "provider" | "settings">) {
  door.now = Date.UTC(2026, 10, 20, 9);
  const isOld = provider === "hubspot" || provider === "pipedrive";
  if (isOld) door.now = START + 8 * 86_400_000;
  const { secret } = SEQUENCES.find((one) => one.provider === provider)!;
  const more = { ...(secret === undefined ? {} : { secret }), ...(settings ? { settings } : {}) };
  return await setUp(door, provider, more);
}

async function eventsOf({ db }: TestDatabase, { id }: Tool): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`SELECT concat_ws(' ', type || ':' || external_user,
      data->>'value') AS text FROM derived_events
    WHERE integration_id = ${id} AND is_wanted AND problem IS NULL`.execute(db);
  return rows.map(({ text }) => text).sort();
}

for (const form of FORMS) {
  forEachDatabase(
    `${form.provider} - ${form.what}`,
    (database) =>
      withDoor(database, async (door) => {
        for (const bodies of [form.bodies, form.bodies.toReversed()]) {
          const tool = await open(door, form);
          for (const body of [...bodies, ...bodies]) {
            assertEquals((await send(door, tool, body)).status, "processed");
          }
          assertEquals(await eventsOf(database, tool), [...form.events].sort());
        }
      }),
  );
}

forEachDatabase(
  "twilio - an unreadable time is not treated as a missing one",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, { provider: "twilio" });
      const [first] = legWith({ Timestamp: "soon" });
      assertStringIncludes((await send(door, tool, first)).reason, "cannot read its Timestamp");
      const [other] = legWith({ Timestamp: "" });
      assertStringIncludes((await send(door, tool, other)).reason, "no Timestamp");
    }),
);
