import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { ConversationFact, Origin } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

type By = "customer" | "agent";

function started(time: string, by: By): ConversationFact {
  return { key: "started", what: "started", time: at(time), by };
}
function customer(key: string, time: string): ConversationFact {
  return { key, what: "message", time: at(time), by: "customer", person: null, quality: null };
}
function agent(
  key: string,
  time: string,
  person: string | null,
  quality: number | null = null,
): ConversationFact {
  return { key, what: "message", time: at(time), by: "agent", person, quality };
}
function status(
  to: "open" | "resolved",
  time: string,
  person: string | null = null,
  origin: Origin = "person",
): ConversationFact {
  return { key: `${to}@${time}`, what: "status", time: at(time), status: to, person, origin };
}
function assigned(time: string, person: string | null): ConversationFact {
  return { key: `assigned@${time}`, what: "assigned", time: at(time), person };
}
function rated(
  score: number | null,
  time: string,
  person: string | null = null,
  revision = 0,
): ConversationFact {
  return { key: "rating", what: "rating", time: at(time), score, person, revision };
}

function earned(facts: ConversationFact[], settings?: IntegrationSettingsInput): string[] {
  return lines(derived("conversation", facts, contextWith(settings)).events);
}

Deno.test("conversation - a whole conversation earns replies, resolution and rating", () => {
  const facts = [
    started("10:00", "customer"),
    customer("m1", "10:00:02"),
    agent("m2", "10:01", "ann", 0.9),
    customer("m3", "10:05"),
    customer("m4", "10:06"),
    agent("m5", "10:08", "ann", 0.7),
    status("resolved", "10:10", "ann"),
    rated(1, "10:20", "ann"),
  ];
  assertEquals(earned(facts), [
    '10:01:00 ann reply/m2 message_response {"responseTime":60,"quality":0.9}',
    '10:08:00 ann reply/m5 message_response {"responseTime":180,"quality":0.7}',
    '10:01:00 ann handled inbound_handled {"channel":"chat","responseTime":60}',
    '10:10:00 ann resolved conversation_resolved {"firstContact":true,"resolutionTime":600}',
    '10:20:00 ann csat/rating csat_received {"score":1}',
  ]);
});

Deno.test("conversation - messages in a row are one reply per person; the first has the response time", () => {
  const facts = [
    customer("m1", "10:00"),
    agent("m2", "10:01", "ann"),
    agent("m3", "10:02", "bob"),
    agent("m4", "10:03", "ann", 0.75),
    agent("m4b", "10:03", "ann", 0.1),
    customer("m5", "10:04"),
    agent("m6", "10:06", "bob"),
  ];
  assertEquals(earned(facts).filter((line) => line.includes("reply/")), [
    '10:01:00 ann reply/m2 message_response {"responseTime":60,"quality":0.75}',
    "10:02:00 bob reply/m3 message_response {}",
    '10:06:00 bob reply/m6 message_response {"responseTime":120}',
  ]);
});

Deno.test("conversation - a reply to a lost message pays without a response time", () => {
  assertEquals(earned([agent("m2", "10:01", "ann"), customer("m3", "10:02")]), [
    "10:01:00 ann reply/m2 message_response {}",
  ]);
});

Deno.test("conversation - without its first message, the wait starts with the conversation", () => {
  assertEquals(earned([started("10:00", "customer"), agent("m2", "10:01", "ann")]), [
    '10:01:00 ann reply/m2 message_response {"responseTime":60}',
    '10:01:00 ann handled inbound_handled {"channel":"chat","responseTime":60}',
  ]);
});

Deno.test("conversation - a beginning that lies after an answer starts no wait", () => {
  const facts = [
    agent("m1", "10:00", "ann"),
    started("10:01", "customer"),
    customer("m2", "10:05"),
    agent("m3", "10:06", "ann"),
  ];
  assertEquals(earned(facts)[1], '10:06:00 ann reply/m3 message_response {"responseTime":60}');
});

Deno.test("conversation - a conversation that an agent began has no first reply, but replies", () => {
  const facts = [
    started("10:00", "agent"),
    agent("m1", "10:00", "ann"),
    customer("m2", "11:00"),
    agent("m3", "11:01", "ann"),
  ];
  assertEquals(earned(facts), [
    "10:00:00 ann reply/m1 message_response {}",
    '11:01:00 ann reply/m3 message_response {"responseTime":60}',
  ]);
});

Deno.test("conversation - an answer by an unknown person ends the wait and pays nobody", () => {
  const facts = [customer("m1", "10:00"), agent("m2", "10:01", null), agent("m3", "10:02", "ann")];
  assertEquals(earned(facts), ["10:02:00 ann reply/m3 message_response {}"]);
  const later = [...facts.slice(0, 2), customer("m4", "11:00"), agent("m5", "11:01", "ann")];
  assertEquals(earned(later), ['11:01:00 ann reply/m5 message_response {"responseTime":60}']);
});

Deno.test("conversation - within one second the customer's message comes first", () => {
  assertEquals(earned([agent("a", "10:00", "ann"), customer("b", "10:00")]), [
    '10:00:00 ann reply/a message_response {"responseTime":0}',
    '10:00:00 ann handled inbound_handled {"channel":"chat","responseTime":0}',
  ]);
});

Deno.test("conversation - reopening removes the resolution; the next one has the same key", () => {
  const facts = [
    customer("m1", "10:00"),
    agent("m2", "10:01", "ann"),
    status("resolved", "10:10", "ann"),
    status("open", "11:00"),
  ];
  const resolutions = (more: ConversationFact[]) =>
    earned([...facts, ...more]).filter((line) => line.includes("resolved"));
  assertEquals(resolutions([]), []);
  assertEquals(resolutions([status("resolved", "12:00", "bob")]), [
    '12:00:00 bob resolved conversation_resolved {"firstContact":false,"resolutionTime":7200}',
  ]);
});

Deno.test("conversation - resolved twice in a row counts once, at the first time", () => {
  const facts = [status("resolved", "10:10", "ann"), status("resolved", "10:12", "bob")];
  assertEquals(earned(facts), [
    '10:10:00 ann resolved conversation_resolved {"firstContact":false}',
  ]);
});

Deno.test("conversation - it is resolved at first contact only when one person replied before", () => {
  const first = (...replies: ConversationFact[]) =>
    earned([customer("m1", "10:00"), ...replies, status("resolved", "10:10", "ann")]).at(-1)!
      .includes('"firstContact":true');
  assertEquals(first(agent("m2", "10:01", "ann"), agent("m3", "10:02", "ann")), true);
  assertEquals(first(agent("m2", "10:01", "ann"), agent("m3", "10:02", "bob")), false);
  assertEquals(first(agent("m2", "10:01", "ann"), agent("m3", "10:10", "bob")), false);
  assertEquals(first(agent("m2", "10:01", "ann"), agent("m3", "10:11", "bob")), true);
  assertEquals(first(), false);
});

Deno.test("conversation - the resolver is the person who did it, else the assignee, else the last person who replied", () => {
  const facts = [customer("m1", "10:00"), agent("m2", "10:01", "ann")];
  const resolver = (...more: ConversationFact[]) =>
    earned([...facts, ...more]).find((line) => line.includes("resolved"))?.split(" ")[1];
  const assignment = assigned("10:05", "bob");
  assertEquals(resolver(status("resolved", "10:10")), "ann");
  assertEquals(resolver(status("resolved", "10:10"), assignment), "bob");
  assertEquals(resolver(status("resolved", "10:10"), assignment, assigned("10:06", null)), "ann");
  assertEquals(resolver(status("resolved", "10:10"), assigned("10:11", "bob")), "ann");
  assertEquals(resolver(status("resolved", "10:10", "eve"), assignment), "eve");
});

Deno.test("conversation - a resolution by automation pays only when the settings allow it", () => {
  const facts = [agent("m2", "10:01", "ann"), status("resolved", "10:10", null, "automation")];
  assertEquals(earned(facts).length, 1);
  const { state } = derived("conversation", facts);
  assertEquals([state.status, state.resolvedAt], ["resolved", "2026-03-02T10:10:00.000Z"]);
  assertEquals(earned(facts, { pays: { apiChanges: true } }).length, 2);
});

Deno.test("conversation - only the newest revision of a rating counts, whenever it arrives", () => {
  const facts = [agent("m2", "10:01", "ann"), rated(0.75, "10:30", null, 2), rated(1, "10:20")];
  const ratings = (more: ConversationFact[] = []) =>
    earned([...more, ...facts]).filter((line) => line.includes("csat"));
  assertEquals(ratings(), ['10:30:00 ann csat/rating csat_received {"score":0.75}']);
  assertEquals(derived("conversation", facts).state.score, 0.75);
  assertEquals(ratings([rated(null, "10:40", null, 3)]), []);
});

Deno.test("conversation - a rating goes to the person the tool names, else the assignee, the resolver, or the last person who replied", () => {
  const rates = (person: string | null, ...more: ConversationFact[]) =>
    earned([...more, rated(1, "10:20", person)]).find((line) => line.includes("csat"))
      ?.split(" ")[1];
  const reply = agent("m2", "10:01", "ann");
  const resolved = status("resolved", "10:10", "bob");
  const assignment = assigned("10:05", "eve");
  assertEquals(rates(null), undefined);
  assertEquals(rates(null, reply), "ann");
  assertEquals(rates(null, reply, resolved), "bob");
  assertEquals(rates(null, reply, resolved, assignment), "eve");
  assertEquals(rates("joe", reply, resolved, assignment), "joe");
});

Deno.test("conversation - waits are measured as the context says", () => {
  const context = { ...contextWith(), elapsed: () => 40 };
  const facts = [customer("m1", "10:00"), agent("m2", "18:00", "ann")];
  const times = derived("conversation", facts, context).events.map(({ data }) => data.responseTime);
  assertEquals(times, [40, 40]);
});

Deno.test("conversation - a wait of more than a year is cut to the maximum", () => {
  const facts = [
    { ...customer("m1", "10:00"), time: at("10:00", -800) },
    agent("m2", "10:00", "a"),
  ];
  assertEquals(derived("conversation", facts).events[0]!.data.responseTime, 366 * 86_400);
});

Deno.test("conversation - the state contains since when a customer waits", () => {
  const facts = [customer("m1", "10:00"), customer("m2", "10:05"), assigned("10:06", "ann")];
  assertEquals(derived("conversation", facts).state, {
    status: "open",
    startedBy: "customer",
    startedAt: "2026-03-02T10:00:00.000Z",
    waitingSince: "2026-03-02T10:00:00.000Z",
    reopened: 0,
    messages: { customer: 2, agent: 0 },
    assignee: "ann",
  });
});

Deno.test("conversation - a resolution known to the second goes to the person who replied and was assigned in that second", () => {
  const facts = [
    customer("m1", "10:00"),
    agent("m2", "10:00:30.262", "ann"),
    status("resolved", "10:00:30"),
  ];
  const line =
    '10:00:30 ann resolved conversation_resolved {"firstContact":true,"resolutionTime":30}';
  assertEquals(earned(facts).at(-1), line);
  assertEquals(earned([...facts, assigned("10:00:30.900", "bob")]).at(-1)?.split(" ")[1], "bob");
});

Deno.test("conversation - a reply known to the second comes before the exact resolution of that second", () => {
  const facts = [
    customer("m1", "10:00"),
    agent("m2", "10:00:30", "ann"),
    status("resolved", "10:00:30.100", "ann"),
  ];
  assertEquals(
    earned(facts).at(-1),
    '10:00:30 ann resolved conversation_resolved {"firstContact":true,"resolutionTime":30.1}',
  );
});

Deno.test("conversation - a reply known to the second follows the question of that second, without a wait", () => {
  assertEquals(
    earned([agent("m2", "10:00:30", "ann"), customer("m1", "10:00:30.262")])[0],
    [
      '10:00:30 ann reply/m2 message_response {"responseTime":0}',
    ][0],
  );
});

Deno.test("conversation - a merged conversation has no resolution and no replies that belong to the merge", () => {
  const facts = [customer("m1", "10:00"), status("resolved", "10:05:00.400", "ann")];
  const merged: ConversationFact = { key: "merged", what: "merged", time: at("10:05:00.700") };
  const note = agent("m2", "10:05:00.300", "ann");
  assertEquals(earned([...facts, note, merged], { pays: { apiChanges: true } }), []);
  assertEquals(
    derived("conversation", [...facts, merged]).state.mergedAt,
    "2026-03-02T10:05:00.700Z",
  );
  const before = [
    customer("m1", "10:00"),
    agent("m2", "10:01", "ann"),
    status("resolved", "10:04", "ann"),
  ];
  assertEquals(earned([...before, merged]), earned(before));
});
