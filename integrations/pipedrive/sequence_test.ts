import { assertEquals } from "@std/assert";
import type { IntegrationSettingsInput } from "@/core/integrations/settings.ts";
import type { Adapter } from "@/integrations/adapter.ts";
import { testEveryOrder } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { pipedrive } from "./mod.ts";
import { changed, FIXTURES } from "./testdata/fixtures.ts";

const DAY_MILLISECONDS = 86_400_000;
const START = Date.parse("2026-03-02T09:00:00Z");
const SETTINGS: IntegrationSettingsInput = {
  ...pipedrive.defaults,
  stages: { "1": "new", "2": "qualified" },
};
/** The adapter with the settings of the fixtures' company. */
const ours: Adapter = { ...pipedrive, defaults: SETTINGS };

const webhooks = (bodies: readonly object[]) => bodies.map((one) => webhook(JSON.stringify(one)));

/** Formats events as lines: "deal_won by 13500212 on day 5 {…}". */
function lines(events: ReturnType<typeof earned>): string[] {
  return events.map(({ type, person, time, data }) => {
    const { objectId: _, ...rest } = data;
    const day = Math.floor((time - START) / DAY_MILLISECONDS);
    return `${type} by ${person} on day ${day} ${JSON.stringify(rest)}`;
  }).sort();
}

function pay(bodies: readonly object[], settings: IntegrationSettingsInput = {}): string[] {
  return lines(earned(ours, webhooks(bodies), mapContext({ ...SETTINGS, ...settings })));
}

/** Checks that webhooks earn this in order, out of order and twice. */
function inAnyOrderPay(bodies: readonly object[], expected: readonly string[]) {
  assertEquals(lines(testEveryOrder(ours, webhooks(bodies))), [...expected].sort());
}

const { activityCreated, activityMoved, activityDone, activityUndone, activityDeleted } = FIXTURES;
const { dealCreated, dealQualified, dealMoved, dealWon, dealLost, dealDeleted } = FIXTURES;
const WAY = [dealCreated, dealQualified, dealMoved, dealWon];
const LEAD = 'lead_created by 13500211 on day 0 {"value":4800}';
const QUALIFIED = "lead_qualified by 13500211 on day 1 {}";
const TO_QUALIFIED =
  'deal_stage_changed by 13500211 on day 1 {"from":"new","to":"qualified","daysInStage":1}';
const TO_3 =
  'deal_stage_changed by 13500211 on day 3 {"from":"qualified","to":"open","toStage":"3","daysInStage":2}';
const WON = 'deal_won by 13500212 on day 5 {"value":5200,"cycleDays":5}';
const WHOLE = [LEAD, QUALIFIED, TO_QUALIFIED, TO_3, WON];
const LOST = 'deal_lost by 13500211 on day 7 {"value":5200,"cycleDays":7}';
const without = (...gone: string[]) => WHOLE.filter((line) => !gone.includes(line));

Deno.test("pipedrive sequence - a deal's way to won earns the same in any order, once", () => {
  inAnyOrderPay(WAY, WHOLE);
  // Other fields and other objects of the same company change in between.
  inAnyOrderPay([...WAY, FIXTURES.dealCustomField, FIXTURES.leadCreated], WHOLE);
});

Deno.test("pipedrive sequence - two webhooks that send the same objects pay nothing twice", () => {
  const { personCreated, personCompleted } = FIXTURES;
  const once = [...WAY, personCreated, personCompleted, activityCreated, activityDone];
  const others = once.map((one) => changed(one, { id: one.meta.id.replace("7b", "7c") }));
  const expected = pay(once);
  assertEquals(expected.length, 10);
  inAnyOrderPay([...once, ...others], expected);
});

Deno.test("pipedrive sequence - a lost webhook costs only its own step", () => {
  const expected: [object, string[]][] = [
    // Every webhook contains when and by whom it was created, but not the value at that time.
    [dealCreated, [...without(LEAD), LEAD.replace('"value":4800', "")]],
    [dealQualified, without(QUALIFIED, TO_QUALIFIED)],
    [dealMoved, without(TO_3)],
    [dealWon, without(WON)],
  ];
  for (const [lost, events] of expected) {
    inAnyOrderPay(WAY.filter((one) => one !== lost), events);
  }
});

Deno.test("pipedrive sequence - a deal that is older than the integration earns later work", () => {
  inAnyOrderPay([dealWon], [LEAD.replace('"value":4800', ""), WON]);
});

Deno.test("pipedrive sequence - a won deal that is lost later counts as lost", () => {
  inAnyOrderPay([...WAY, dealLost], [...without(WON), LOST]);
  inAnyOrderPay([...WAY.slice(0, 3), dealLost], [...without(WON), LOST]);
});

Deno.test("pipedrive sequence - a reopened deal is not won until it is won again", () => {
  const reopened = changed(dealWon, {
    id: "reopened",
    data: { status: "open", won_time: null },
    previous: { status: "won", won_time: "2026-03-07T09:00:00Z" },
    meta: { timestamp: "2026-03-08T09:00:00.5Z" },
  });
  const again = changed(dealWon, { id: "again", meta: { timestamp: "2026-03-10T09:00:00.5Z" } });
  inAnyOrderPay([...WAY, reopened], without(WON));
  const later = WON.replace("day 5", "day 8").replace(":5}", ":8}");
  inAnyOrderPay([...WAY, reopened, again], [...without(WON), later]);
  // Without the webhook in between, the first outcome still stands.
  inAnyOrderPay([...WAY, again], WHOLE);
});

Deno.test("pipedrive sequence - bulk edits and the API change a deal and pay only when the settings allow it", () => {
  const inBulk = changed(dealWon, { id: "bulk", meta: { is_bulk_edit: true } });
  const byApi = changed(dealWon, { id: "api", meta: { change_source: "api" } });
  for (const silent of [inBulk, byApi]) {
    inAnyOrderPay([...WAY.slice(0, 3), silent], without(WON));
  }
  assertEquals(pay([...WAY.slice(0, 3), inBulk], { pays: { bulkEdits: true } }), WHOLE.sort());
  assertEquals(pay([...WAY.slice(0, 3), inBulk], { pays: { apiChanges: true } }), without(WON));
  assertEquals(pay([...WAY.slice(0, 3), byApi], { pays: { apiChanges: true } }), WHOLE.sort());
});

Deno.test("pipedrive sequence - a deal that is deleted on the day of its win does not count as won", () => {
  inAnyOrderPay([...WAY, dealDeleted], without(WON));
});

const MADE = 'new_contact by 13500211 on day 0 {"dataQuality":0.5}';
const COMPLETED = "contact_updated by 13500212 on day 1 " +
  '{"completeness":1,"completenessGain":0.5}';

Deno.test("pipedrive sequence - a contact earns its creation and completion, whichever webhook is lost", () => {
  const { personCreated, personCompleted, personPhoneCleared } = FIXTURES;
  inAnyOrderPay([personCreated, personCompleted, personPhoneCleared], [MADE, COMPLETED]);
  inAnyOrderPay([personCompleted, personPhoneCleared], [COMPLETED]);
  inAnyOrderPay([personCreated, personPhoneCleared], [MADE]);
  inAnyOrderPay([personCreated, personCompleted], [MADE, COMPLETED]);
});

Deno.test("pipedrive sequence - a field that is cleared and refilled earns nothing", () => {
  const { personCreated, personCompleted, personPhoneCleared } = FIXTURES;
  const again = changed(personCompleted, {
    id: "again",
    previous: { phones: [] },
    meta: { timestamp: "2026-03-05T09:00:00.5Z" },
  });
  const { org_id: _, custom_fields: __, ...previous } = again.previous as Record<string, unknown>;
  const refilled = { ...again, previous };
  inAnyOrderPay([personCreated, personCompleted, personPhoneCleared, refilled], [MADE, COMPLETED]);
  // Also when the webhook about the first time was lost.
  inAnyOrderPay([personCreated, personPhoneCleared, refilled], [MADE]);
});

Deno.test("pipedrive sequence - a contact that the API creates, or that is deleted on the same day, pays nobody", () => {
  const byApi = changed(FIXTURES.personCreated, { id: "api", meta: { change_source: "api" } });
  inAnyOrderPay([byApi], []);
  inAnyOrderPay([byApi, FIXTURES.personCompleted], [COMPLETED]);
  inAnyOrderPay([FIXTURES.personCreated, FIXTURES.personDeleted], []);
});

const DUE = 'follow_up_due by 13500211 on day 0 {"dueAt":"2026-03-05T14:30:00.000Z"}';
const FIRST_DUE = 'follow_up_due by 13500211 on day 0 {"dueAt":"2026-03-04T11:59:59.999Z"}';
const DONE = 'follow_up_completed by 13500212 on day 3 {"onTime":true}';
const CALLED = 'contact_activity by 13500212 on day 3 {"activity":"call"}';

Deno.test("pipedrive sequence - a follow-up is due, rescheduled and done in time, once", () => {
  inAnyOrderPay([activityCreated, activityMoved, activityDone], [DUE, DONE, CALLED]);
  // When the change of the date was lost, the first date is the known one.
  const late = DONE.replace("true", "false");
  inAnyOrderPay([activityCreated, activityDone], [FIRST_DUE, late, CALLED]);
  inAnyOrderPay([activityCreated, activityMoved], [DUE]);
  inAnyOrderPay([activityMoved, activityDone], [DUE, DONE, CALLED]);
  inAnyOrderPay([activityDone], [DUE, DONE, CALLED]);
});

Deno.test("pipedrive sequence - changing the date while completing the task makes nothing timely", () => {
  const both = changed(activityDone, {
    id: "both",
    data: { due_date: "2026-03-30" },
    previous: { due_date: "2026-03-03", due_time: null },
  });
  const late = DONE.replace("true", "false");
  inAnyOrderPay([activityCreated, both], [FIRST_DUE, late, CALLED]);
  inAnyOrderPay([both], [FIRST_DUE, late, CALLED]);
});

Deno.test("pipedrive sequence - an undone or deleted activity was not done", () => {
  const way = [activityCreated, activityMoved, activityDone];
  inAnyOrderPay([...way, activityUndone], [DUE]);
  const again = changed(activityDone, {
    id: "again",
    meta: { timestamp: "2026-03-05T14:20:00.375Z" },
  });
  inAnyOrderPay([...way, activityUndone, again], [DUE, DONE, CALLED]);
  inAnyOrderPay([...way, activityDeleted], [DUE]);
});

Deno.test("pipedrive sequence - a meeting that is logged afterwards is not a follow-up", () => {
  inAnyOrderPay([FIXTURES.activityLogged], [
    'contact_activity by 13500211 on day 0 {"activity":"meeting"}',
  ]);
});

Deno.test("pipedrive sequence - an activity that was created as done becomes a follow-up when it is undone", () => {
  const { activityLogged } = FIXTURES;
  const undone = changed(activityLogged, {
    id: "undone",
    data: { done: false },
    previous: { done: true },
    meta: { action: "change", timestamp: "2026-03-02T10:00:00.5Z" },
  });
  inAnyOrderPay([activityLogged, undone], [
    'follow_up_due by 13500211 on day 0 {"dueAt":"2026-03-03T11:59:59.999Z"}',
  ]);
});

const at = (time: string) => ({ timestamp: `2026-03-${time}Z` });
const [day7, day8, day9] = [at("07T13:00:00.0"), at("08T08:00:00.0"), at("09T08:00:00.0")];

Deno.test("pipedrive sequence - a restored deal earns what it had earned, once", () => {
  const back = (previous: object, meta: object, data: object = {}) =>
    changed(dealWon, { id: `back ${JSON.stringify(meta)}`, previous, meta, data });
  const only = (webhook: ReturnType<typeof back>, previous: object) => ({ ...webhook, previous });
  for (const said of [{ status: "deleted" }, { is_deleted: true }, { active_flag: false }]) {
    const restored = only(back({}, { ...day8, user_id: "99" }), said);
    inAnyOrderPay([...WAY, dealDeleted, restored], WHOLE);
    // Only what exists in the end counts, however often it was deleted and restored.
    const trashed = only(
      back({}, day9, { status: "deleted", is_deleted: true }),
      { status: "won", is_deleted: false },
    );
    inAnyOrderPay([...WAY, dealDeleted, restored, trashed], WHOLE);
    const soon = only(
      back({}, at("07T14:00:00.0"), { status: "deleted" }),
      { status: "won" },
    );
    const earlier = only(back({}, { ...day7, user_id: "99" }), said);
    inAnyOrderPay([...WAY, dealDeleted, earlier, soon], without(WON));
    inAnyOrderPay([...WAY, dealDeleted, earlier, soon, restored], WHOLE);
  }
});

Deno.test("pipedrive sequence - a later webhook about a deleted record restores it", () => {
  const moved = changed(dealWon, { id: "later", meta: day8 });
  const renamed = { ...moved, previous: { title: "Quickborn" } };
  inAnyOrderPay([...WAY, dealDeleted, renamed], WHOLE);
  const made = changed(dealCreated, {
    id: "made again",
    data: { status: "won", stage_id: 3, value: 5200 },
    meta: { ...day8, user_id: "99" },
  });
  inAnyOrderPay([...WAY, dealDeleted, made], WHOLE);
  // Webhooks about it while it is in the trash do not restore it.
  const inTrash = changed(moved, { id: "trash", data: { status: "deleted" } });
  inAnyOrderPay([...WAY, dealDeleted, { ...inTrash, previous: { title: "x" } }], without(WON));
});

Deno.test("pipedrive sequence - a restored contact is not a new one", () => {
  const { personCreated, personDeleted } = FIXTURES;
  const again = changed(personCreated, { id: "again", meta: { ...day8, user_id: "99" } });
  inAnyOrderPay([personCreated, personDeleted], []);
  inAnyOrderPay([personCreated, personDeleted, again], [MADE]);
  const back = changed(FIXTURES.personCompleted, { id: "back", meta: { ...day8, user_id: "99" } });
  const restored = { ...back, previous: { active_flag: false } };
  inAnyOrderPay([personCreated, personDeleted, restored], [MADE]);
});

Deno.test("pipedrive sequence - a restored activity keeps the time at which it was done", () => {
  const way = [activityCreated, activityMoved, activityDone];
  const back = changed(activityDone, { id: "back", meta: { ...day8, user_id: "99" } });
  const restored = { ...back, previous: { active_flag: false } };
  inAnyOrderPay([...way, activityDeleted, restored], [DUE, DONE, CALLED]);
  const made = changed(activityCreated, {
    id: "made again",
    data: { done: true, due_date: "2026-04-01" },
    meta: { ...day8, user_id: "99" },
  });
  inAnyOrderPay([...way, activityDeleted, made], [DUE, DONE, CALLED]);
});

Deno.test("pipedrive sequence - merging deals pays nothing twice and takes nothing back", () => {
  const away = changed(dealDeleted, { id: "away", meta: { merged_to_id: "900" } });
  const taken = changed(dealWon, {
    id: "taken",
    data: { id: 900 },
    meta: { ...day7, entity_id: "900", merged_from_id: "812" },
  });
  const another = "lead_created by 13500211 on day 0 {}";
  inAnyOrderPay([...WAY, away, taken], [...WHOLE, another]);
  // An empty id means no merge, so this is a normal deletion.
  const plain = changed(dealDeleted, { id: "plain", meta: { merged_to_id: "" } });
  inAnyOrderPay([...WAY, plain], without(WON));
});

Deno.test("pipedrive sequence - a merged contact is not a new one and fills nothing", () => {
  const { personCreated, personCompleted, personDeleted } = FIXTURES;
  const away = changed(personDeleted, { id: "away", meta: { merged_to_id: "78" } });
  inAnyOrderPay([personCreated, away], []);
  const filled = changed(personCompleted, { id: "filled", meta: { merged_from_id: "78" } });
  inAnyOrderPay([personCreated, filled], [MADE]);
});
