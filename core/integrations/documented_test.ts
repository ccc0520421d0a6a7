/** Runs the sequences of docs/pairing.md: each pays what its row says, in any order of arrival. */
import { assertEquals } from "@std/assert";
import { at, contextWith, derived, pointsOf } from "@/testing/pairing.ts";
import type { Fact, ObjectKind } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

interface Sequence {
  /** The text of the row in the documentation. */
  readonly what: string;
  readonly facts: readonly Fact[];
}

const ANN = { person: "ann", origin: "person" } as const;
const SETTINGS = {
  stages: { fresh: "new", ready: "qualified", won: "won", lost: "lost", "Gagné & Co": "won" },
  tags: { hot: "lead_qualified", sold: "converted" },
  requiredFields: ["name", "email", "phone", "city", "company"],
} satisfies IntegrationSettingsInput;

const message = (key: string, time: string, by: "customer" | "agent", quality?: number): Fact => ({
  key,
  what: "message",
  time: at(time),
  by,
  person: by === "agent" ? "ann" : null,
  quality: quality ?? null,
});
const status = (to: "open" | "resolved", time: string): Fact => ({
  key: `${to}@${time}`,
  what: "status",
  time: at(time),
  status: to,
  ...ANN,
});
const rating = (score: number, revision: number): Fact => ({
  key: "rating",
  what: "rating",
  time: at("11:00"),
  score,
  person: "ann",
  revision,
});
const created = (time: number, origin: "person" | "import" = "person"): Fact => ({
  key: "created",
  what: "created",
  time,
  person: "ann",
  origin,
});
const stage = (to: string, time: number, origin: "person" | "bulk" = "person"): Fact => ({
  key: `${to}@${time}`,
  what: "stage",
  time,
  stage: to,
  person: "ann",
  origin,
});
const fields = (key: string, time: string, names: readonly string[]): Fact => ({
  key,
  what: "fields",
  time: at(time),
  ...ANN,
  filled: Object.fromEntries(names.map((name) => [name, true])),
});
const leg = (
  name: string,
  direction: "inbound" | "outbound" | null,
  more: Partial<Extract<Fact, { what: "leg" }>> = {},
): Fact => ({
  key: `leg/${name}`,
  what: "leg",
  leg: name,
  isChild: false,
  isHuman: true,
  direction,
  time: at("10:03:15"),
  person: "ann",
  talkTime: null,
  startedAt: at("10:00"),
  answeredAt: at("10:00:15"),
  endedAt: at("10:03:15"),
  ...more,
});
const due: Fact = { key: "due", what: "due", time: at("09:00"), dueAt: at("12:00"), ...ANN };
const done = (time: string, isDone = true): Fact => ({
  key: `done@${time}`,
  what: "done",
  time: at(time),
  isDone,
  ...ANN,
});

const deleted = (time: number, isErased?: true): Fact => ({
  key: `deleted@${time}`,
  what: "deleted",
  time,
  ...(isErased ? { isErased } : {}),
});
const restored = (time: number): Fact => ({ key: `restored@${time}`, what: "restored", time });

const question = message("m1", "10:00", "customer");
const answer = message("m2", "10:00:50", "agent", 0.9);
const closed = status("resolved", "10:10");
const noticed = leg("a", "inbound", { answeredAt: null, endedAt: null, time: at("10:00") });

const DOCUMENTED: { readonly [K in ObjectKind]?: readonly Sequence[] } = {
  conversation: [
    { what: "asked, answered well within a minute", facts: [question, answer] },
    {
      what: "the same in two messages",
      facts: [question, answer, message("m3", "10:01", "agent", 0.9)],
    },
    { what: "asked, answered, resolved", facts: [question, answer, closed] },
    { what: "… and rated 5 of 5", facts: [question, answer, closed, rating(1, 0)] },
    {
      what: "… and the rating changed to 3 of 5",
      facts: [question, answer, closed, rating(1, 0), rating(0.5, 1)],
    },
    {
      what: "resolved and reopened",
      facts: [question, answer, closed, status("open", "10:20")],
    },
    {
      what: "… in the same second",
      facts: [
        ...[question, answer, { ...status("open", "10:10"), from: "resolved" }],
        { ...closed, from: "open" },
      ] as Fact[],
    },
    {
      what: "… and resolved again",
      facts: [
        ...[question, answer, closed, status("open", "10:20"), status("resolved", "10:30")],
      ],
    },
    {
      what: "resolved in the same second as the reply",
      facts: [
        question,
        message("m2", "10:00:50.262", "agent", 0.9),
        status("resolved", "10:00:50"),
      ],
    },
    {
      what: "merged into another conversation",
      facts: [question, answer, closed, { key: "merged", what: "merged", time: at("10:10:01") }],
    },
    { what: "the question was lost", facts: [answer, closed, rating(1, 0)] },
    { what: "the answer was lost", facts: [question, closed, rating(1, 0)] },
    { what: "the resolution was lost", facts: [question, answer, rating(1, 0)] },
  ],
  deal: [
    { what: "created, never moved", facts: [created(at("10:00")), stage("fresh", at("10:00"))] },
    {
      what: "created, qualified",
      facts: [created(at("10:00")), stage("fresh", at("10:00")), stage("ready", at("10:00", 2))],
    },
    {
      what: "… and won within two weeks",
      facts: [
        ...[created(at("10:00")), stage("fresh", at("10:00")), stage("ready", at("10:00", 2))],
        stage("won", at("10:00", 9)),
      ],
    },
    {
      what: "… and reopened",
      facts: [
        ...[created(at("10:00")), stage("fresh", at("10:00")), stage("ready", at("10:00", 2))],
        ...[stage("won", at("10:00", 9)), stage("ready", at("10:00", 12))],
      ],
    },
    {
      what: "won at once, never qualified",
      facts: [created(at("10:00")), stage("fresh", at("10:00")), stage("won", at("10:00", 9))],
    },
    {
      what: "lost",
      facts: [created(at("10:00")), stage("fresh", at("10:00")), stage("lost", at("10:00", 9))],
    },
    {
      what: "the creation was lost, then qualified and won",
      facts: [stage("ready", at("10:00", 2)), stage("won", at("10:00", 9))],
    },
    {
      what: "the qualification was lost, then won",
      facts: [created(at("10:00")), stage("won", at("10:00", 9))],
    },
    {
      what: "qualified and won by a bulk edit",
      facts: [stage("ready", at("10:00", 2), "bulk"), stage("won", at("10:00", 9), "bulk")],
    },
    {
      what: "won on the day it was deleted",
      facts: [created(at("10:00")), stage("won", at("10:00", 9)), deleted(at("12:00", 9))],
    },
    {
      what: "… and restored later",
      facts: [
        ...[created(at("10:00")), stage("won", at("10:00", 9)), deleted(at("12:00", 9))],
        restored(at("12:00", 30)),
      ],
    },
    {
      what: "… and deleted again within a day",
      facts: [
        ...[created(at("10:00")), stage("won", at("10:00", 9)), deleted(at("12:00", 9))],
        ...[restored(at("13:00", 9)), deleted(at("14:00", 9))],
      ],
    },
    {
      what: 'won in a stage "GAGNÉ &amp; Co"',
      facts: [created(at("10:00")), stage("GAGNE\u0301 &amp; Co", at("10:00", 9))],
    },
  ],
  contact: [
    { what: "created", facts: [created(at("10:00"))] },
    {
      what: "created with all 5 required fields",
      facts: [created(at("10:00")), fields("f1", "10:00", SETTINGS.requiredFields)],
    },
    {
      what: "… for a VIP",
      facts: [
        ...[created(at("10:00")), fields("f1", "10:00", SETTINGS.requiredFields)],
        { key: "vip", what: "vip", time: at("10:01"), vip: true },
      ],
    },
    {
      what: "one field filled an hour later",
      facts: [created(at("10:00")), fields("f1", "11:00", ["email"])],
    },
    {
      what: "the same field entered again an hour later",
      facts: [
        ...[created(at("10:00")), fields("f1", "11:00", ["email"])],
        fields("f2", "12:00", ["email"]),
      ],
    },
    { what: "imported", facts: [created(at("10:00"), "import")] },
    { what: "created and deleted", facts: [created(at("10:00")), deleted(at("11:00"))] },
    {
      what: "… and restored",
      facts: [created(at("10:00")), deleted(at("11:00")), restored(at("12:00"))],
    },
    {
      what: "… and restored, but erased before",
      facts: [
        ...[created(at("10:00")), deleted(at("11:00")), deleted(at("11:30"), true)],
        restored(at("12:00")),
      ],
    },
  ],
  call: [
    { what: "rang, answered after 15 s, 3 minutes of talk, ended", facts: [leg("a", "inbound")] },
    {
      what: "the same, also reported as ringing and as hung up",
      facts: [
        ...[noticed, leg("a", "inbound", { revision: 1 }), leg("a", "inbound", { revision: 2 })],
      ],
    },
    {
      what: "answered; neither the hang-up nor the end arrived",
      facts: [leg("a", "inbound", { endedAt: null })],
    },
    { what: "called out, reached, 3 minutes of talk", facts: [leg("a", "outbound")] },
    {
      what: "… through a second leg",
      facts: [leg("a", "outbound"), leg("b", null, { isChild: true, person: null })],
    },
    {
      what: "… tagged as sold and rated 1",
      facts: [
        leg("a", "outbound"),
        { key: "t", what: "tag", time: at("10:05"), tag: "sold", person: null },
        { key: "s", what: "satisfaction", time: at("10:06"), score: 1 },
      ],
    },
    {
      what: "… tagged as a lead, quality scored as 0.9",
      facts: [
        leg("a", "outbound"),
        { key: "t", what: "tag", time: at("10:05"), tag: "hot", person: null },
        { key: "q", what: "quality", time: at("10:06"), quality: 0.9, person: null },
      ],
    },
    {
      what: "rang, nobody answered",
      facts: [leg("a", "inbound", { answeredAt: null })],
    },
    { what: "called out, a machine answered", facts: [leg("a", "outbound", { isHuman: false })] },
    {
      what: 'called out, tagged as "SOLD "',
      facts: [
        leg("a", "outbound"),
        { key: "t", what: "tag", time: at("10:05"), tag: "SOLD ", person: null },
      ],
    },
  ],
  task: [
    { what: "set, done in time", facts: [due, done("11:00")] },
    { what: "set, done late", facts: [due, done("13:00")] },
    { what: "set, done and undone", facts: [due, done("11:00"), done("11:30", false)] },
    { what: "the date was lost, done", facts: [done("11:00")] },
    { what: "… deleted", facts: [done("11:00"), deleted(at("12:00"))] },
    {
      what: "… and restored",
      facts: [done("11:00"), deleted(at("12:00")), restored(at("13:00"))],
    },
  ],
};

/** Renders a row of the documentation. */
function rowOf(kind: ObjectKind, what: string, facts: readonly Fact[]): string {
  const { events } = derived(kind, facts as never, contextWith(SETTINGS));
  const scored = events.filter((event) => pointsOf(event) > 0);
  const parts = scored.map((event) => `\`${event.type}\` ${pointsOf(event)}`);
  const total = scored.reduce((sum, event) => sum + pointsOf(event), 0);
  return `| ${what} | ${parts.join(", ") || "nothing"} | ${total} |`;
}

const text = Deno.readTextFileSync(new URL("../../docs/pairing.md", import.meta.url));
const rows = (part: string | undefined) =>
  (part ?? "").split("\n").filter((line) => line.startsWith("|")).slice(2)
    .map((line) => line.replace(/ +/g, " "));

for (const [kind, sequences] of Object.entries(DOCUMENTED) as [ObjectKind, Sequence[]][]) {
  const section = text.split("\n## ").find((part) => part.toLowerCase().startsWith(kind));

  Deno.test(`pairing, documented - a ${kind} pays what the documentation says`, () => {
    const expected = sequences.map(({ what, facts }) => rowOf(kind, what, facts));
    assertEquals(rows(section), expected, `docs/pairing.md, ${kind}`);
  });

  Deno.test(`pairing, documented - a ${kind} pays the same in reverse order, and when it arrives twice`, () => {
    for (const { what, facts } of sequences) {
      const backwards = rowOf(kind, what, facts.toReversed());
      assertEquals(backwards, rowOf(kind, what, facts));
      assertEquals(rowOf(kind, what, [...facts, ...facts.toReversed()]), backwards);
    }
  });
}
