import { assertEquals } from "@std/assert";
import type { IntegrationSettingsInput } from "@/core/integrations/settings.ts";
import { testEveryOrder } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { hubspot } from "./mod.ts";
import { FIXTURES, START } from "./testdata/fixtures.ts";

interface Event {
  readonly occurredAt: number;
  readonly subscriptionType?: string;
  readonly propertyName?: string;
  readonly propertyValue?: string;
  readonly changeSource?: string;
  readonly sourceId?: string;
}

const DAY_MILLISECONDS = 86_400_000;

/** Sends each event as a webhook of its own. */
const webhooks = (events: readonly object[]) =>
  events.map((event) => webhook(JSON.stringify([event])));

/** Formats events as lines: "deal_won by user:1 on day 5 {…}". */
function lines(events: ReturnType<typeof earned>): string[] {
  return events.map(({ type, person, time, data }) => {
    const { objectId: _, ...rest } = data;
    const day = Math.floor((time - START) / DAY_MILLISECONDS);
    return `${type} by ${person} on day ${day} ${JSON.stringify(rest)}`;
  }).sort();
}

function pay(events: readonly object[], settings: IntegrationSettingsInput = {}): string[] {
  const context = mapContext({ ...hubspot.defaults, ...settings });
  return lines(earned(hubspot, webhooks(events), context));
}

/** Checks that events earn this in order, out of order and twice. */
function inAnyOrderPay(events: readonly object[], expected: readonly string[]) {
  assertEquals(lines(testEveryOrder(hubspot, webhooks(events))), [...expected].sort());
}

/** Formats the fixture's events as one line each, to name the lost one. */
const nameOf = ({ subscriptionType, propertyName, propertyValue }: Event) =>
  [subscriptionType, propertyName, propertyValue].filter(Boolean).join(" ");

const LEAD = 'lead_created by user:71200045 on day 0 {"value":4800}';
const QUALIFIED = "lead_qualified by user:71200045 on day 1 {}";
const TO_QUALIFIED = "deal_stage_changed by user:71200045 on day 1 " +
  '{"from":"new","to":"qualified","daysInStage":1}';
const TO_WON = "deal_stage_changed by user:71200045 on day 5 " +
  '{"from":"qualified","to":"won","daysInStage":4}';
const WON = 'deal_won by user:71200045 on day 5 {"value":4800,"cycleDays":5}';
const WHOLE = [LEAD, QUALIFIED, TO_QUALIFIED, TO_WON, WON];

/** Moves the fixture's deal through stages, one day apart. */
function movedTo(stages: readonly string[], change: Partial<Event> = {}): Event[] {
  return stages.map((propertyValue, index) => ({
    ...FIXTURES.dealWon.at(-1)!,
    occurredAt: START + (6 + index) * DAY_MILLISECONDS,
    propertyValue,
    ...change,
  }));
}

Deno.test("hubspot sequence - a deal's way to won earns the same in any order, once", () => {
  inAnyOrderPay(FIXTURES.dealWon, WHOLE);
});

Deno.test("hubspot sequence - a lost event loses only the facts that no other event reports", () => {
  const without = (...lines: string[]) => WHOLE.filter((line) => !lines.includes(line));
  const expected: Record<string, string[]> = {
    // The beginning of the deal is unknown.
    "deal.creation": [...without(LEAD, WON), WON.replace(',"cycleDays":5', "")],
    // The next stage is the first known one.
    "deal.propertyChange dealstage appointmentscheduled": without(TO_QUALIFIED),
    "deal.propertyChange amount 4800": [
      ...without(LEAD, WON),
      LEAD.replace('"value":4800', ""),
      WON.replace('"value":4800,', ""),
    ],
    "deal.propertyChange hubspot_owner_id 88112": WHOLE,
    "deal.propertyChange dealstage qualifiedtobuy": [
      ...without(QUALIFIED, TO_QUALIFIED, TO_WON),
      TO_WON.replace('"qualified"', '"new"').replace(":4}", ":5}"),
    ],
    "deal.propertyChange closedate 1773046800000": WHOLE,
    "deal.propertyChange dealstage closedwon": without(TO_WON, WON),
  };
  const events: readonly Event[] = FIXTURES.dealWon;
  for (const [index, lost] of events.entries()) {
    const rest = events.toSpliced(index, 1);
    assertEquals(pay(rest), expected[nameOf(lost)]?.sort(), nameOf(lost));
  }
});

Deno.test("hubspot sequence - a reopened deal is no longer won", () => {
  const events = [...FIXTURES.dealWon, ...movedTo(["contractsent"])];
  inAnyOrderPay(events, [
    ...WHOLE.filter((line) => line !== WON),
    'deal_stage_changed by user:71200045 on day 6 {"from":"won","to":"open","toStage":"contractsent","daysInStage":1}',
  ]);
});

Deno.test("hubspot sequence - a deal that is lost, reopened and won is won once", () => {
  const events = [...FIXTURES.dealWon, ...movedTo(["closedlost", "contractsent", "closedwon"])];
  const closings = lines(testEveryOrder(hubspot, webhooks(events)))
    .filter((line) => /^deal_(won|lost)/.test(line));
  assertEquals(closings, [WON.replace("day 5", "day 8").replace(":5}", ":8}")]);
});

Deno.test("hubspot sequence - machines and bulk edits earn nothing unless the settings allow it", () => {
  inAnyOrderPay(FIXTURES.byMachines, []);
  assertEquals(pay(FIXTURES.byMachines, { pays: { bulkEdits: true } }), [
    "deal_won by user:71200045 on day 0 {}",
  ]);
  const machines = movedTo(["qualifiedtobuy"], { changeSource: "INTEGRATION", sourceId: "18800" });
  const owned = [...FIXTURES.dealWon.slice(0, 4), ...machines];
  assertEquals(pay(owned), [LEAD]);
  assertEquals(pay(owned, { pays: { apiChanges: true } }), [
    "deal_stage_changed by owner:88112 on day 6 " +
    '{"from":"new","to":"qualified","daysInStage":6}',
    LEAD,
    "lead_qualified by owner:88112 on day 6 {}",
  ]);
});

Deno.test("hubspot sequence - an imported contact pays nobody, completing it pays", () => {
  const imported = FIXTURES.contactEntered.slice(0, 4)
    .map((event) => ({ ...event, changeSource: "IMPORT", sourceId: "List.csv" }));
  inAnyOrderPay([...imported, FIXTURES.contactEntered[4]!], [
    'contact_updated by user:71200046 on day 0 {"completeness":0.8,"completenessGain":0.2}',
  ]);
});

Deno.test("hubspot sequence - a contact is judged as it was entered, and later additions pay", () => {
  const made = 'new_contact by user:71200045 on day 0 {"dataQuality":0.6}';
  const added = "contact_updated by user:71200046 on day 0 " +
    '{"completeness":0.8,"completenessGain":0.2}';
  inAnyOrderPay(FIXTURES.contactEntered, [made, added]);
  // Cleared and filled again, because the same value cannot be entered twice.
  const again = { ...FIXTURES.contactEntered[4]!, occurredAt: START + 2 * DAY_MILLISECONDS };
  inAnyOrderPay([...FIXTURES.contactEntered, again], [made, added]);
  const expected: Record<string, string[]> = {
    "contact.creation": [
      'contact_updated by user:71200045 on day 0 {"completeness":0.6,"completenessGain":0.6}',
      added,
    ],
    "contact.propertyChange phone +33 1 70 18 99 00 (Quickborn)": [made],
    "contact.propertyChange phone": [made, added],
  };
  const events: readonly Event[] = FIXTURES.contactEntered;
  for (const [index, lost] of events.entries()) {
    const rest = events.toSpliced(index, 1);
    // Each of the other lost events makes both values a fifth less complete.
    const poorer = [
      made.replace("0.6", "0.4"),
      added.replace("0.8", "0.6"),
    ];
    const lines = expected[nameOf(lost)] ?? poorer;
    assertEquals(pay(rest), lines.sort(), nameOf(lost));
  }
});

Deno.test("hubspot sequence - a contact that is deleted on the same day earns nothing", () => {
  const deletion = {
    ...FIXTURES.contactEntered[0]!,
    subscriptionType: "contact.deletion",
    occurredAt: START + DAY_MILLISECONDS / 2,
  };
  inAnyOrderPay([...FIXTURES.contactEntered, deletion], []);
});

Deno.test("hubspot sequence - a ticket earns its resolution while it stays closed", () => {
  const resolved = "conversation_resolved by user:71200045 on day 0 " +
    '{"firstContact":false,"resolutionTime":5400}';
  inAnyOrderPay(FIXTURES.ticketClosed, [resolved]);
  const reopened = {
    ...FIXTURES.ticketClosed.at(-1)!,
    propertyValue: "3",
    occurredAt: START + DAY_MILLISECONDS,
  };
  inAnyOrderPay([...FIXTURES.ticketClosed, reopened], []);
  const again = { ...reopened, propertyValue: "4", occurredAt: START + 2 * DAY_MILLISECONDS };
  inAnyOrderPay([...FIXTURES.ticketClosed, reopened, again], [
    resolved.replace("day 0", "day 2").replace("5400", "172800"),
  ]);
});
