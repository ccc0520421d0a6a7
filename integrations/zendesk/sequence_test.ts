/**
 * What Zendesk's events earn when tickets are merged, reassigned and changed several times a
 * second.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { eventLines, testEveryOrder } from "@/testing/adapter_contract.ts";
import { mapContext, webhook } from "@/testing/adapters.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { zendesk } from "./mod.ts";
import assignmentChanged from "./testdata/assignment_changed.json" with { type: "json" };
import byCustomer from "./testdata/comment_by_customer.json" with { type: "json" };
import byStaff from "./testdata/comment_by_staff.json" with { type: "json" };
import csatReceived from "./testdata/csat_received.json" with { type: "json" };
import statusChanged from "./testdata/status_changed.json" with { type: "json" };

type Body = Record<string, unknown>;

const AGENT = "8447388090495";
const OTHER = "8447388090496";
const CUSTOMER = "8447388090999";

const map = (body: unknown) =>
  zendesk.map(zendesk.read(webhook(JSON.stringify(body))), mapContext());
const earned = (...bodies: Body[]) =>
  eventLines(testEveryOrder(zendesk, bodies.map((body) => webhook(JSON.stringify(body)))));
const has = (lines: readonly string[], type: string) => lines.some((line) => line.includes(type));
const at = (time: string) => `2026-03-02T${time}Z`;

const eventFrom = (
  template: Body,
  id: string,
  time: string,
  event: Body,
  detail: Body = {},
): Body => ({
  ...template,
  id,
  time: at(time),
  event,
  detail: { ...template["detail"] as Body, ...detail },
});
const QUESTION = eventFrom(byCustomer, "q", "10:00:00.100", byCustomer.event);
const reply = (time: string, comment: Body = {}, id = "r") =>
  eventFrom(byStaff, id, time, {
    comment: { ...byStaff.event.comment, id: `c-${id}`, ...comment },
  });
const status = (
  time: string,
  previous: string | null,
  current: string,
  detail: Body = {},
  id = "",
) =>
  eventFrom(statusChanged, id || `s${previous}${current}${time}`, time, { previous, current }, {
    status: current,
    ...detail,
  });
const assigned = (time: string, previous: unknown, current: unknown, id = "a") =>
  eventFrom(assignmentChanged, id, time, { previous, current });
const rated = (time: string) =>
  eventFrom(csatReceived, "csat", time, { satisfaction_score: { score: "GOOD" } }, {
    assignee_id: null,
  });
const ratedPerson = (...bodies: Body[]) =>
  earned(...bodies, rated("11:00:00")).find((line) => line.includes("csat"))?.split(" ")[1];
const ofType = (type: string, id: string, time: string, event: Body, detail: Body = {}): Body => ({
  ...eventFrom(statusChanged, id, time, event, detail),
  type: `zen:event-type:${type}`,
});

Deno.test("zendesk - a ticket that is closed by a merge is not solved, whichever event reports it", () => {
  const history = [QUESTION, reply("10:00:45.100")];
  const paid = earned(...history);
  assertEquals(paid.length, 2);
  const closed = (previous: string | null, tags: unknown = []) =>
    status("10:10:00.200", previous, "CLOSED", { tags });
  assertEquals(earned(...history, closed("OPEN")), paid, "people do not close what is not solved");
  for (const tags of [["vip", "closed_by_merge"], "vip closed_by_merge"]) {
    for (const previous of ["OPEN", "NEW", null]) {
      assertEquals(earned(...history, closed(previous, tags)), paid);
    }
  }
  const merged = (event: Body, detail: Body = {}) =>
    ofType("ticket.merged", "m", "10:10:00.300", event, { status: "CLOSED", ...detail });
  for (const event of [{ target_ticket_id: 6000 }, { target_ticket_id: "6000" }, {}]) {
    assertEquals(earned(...history, closed(null), merged(event)), paid, JSON.stringify(event));
  }
  assertEquals(
    earned(...history, closed(null), merged({ target_ticket_id: 6 }, { status: "OPEN" })),
    paid,
  );
});

Deno.test("zendesk - comments that belong to a merge are no replies", () => {
  const note = reply("10:10:00.100", {
    body: "This request was closed and merged into request #6000.",
  });
  const closed = status("10:10:00.200", "OPEN", "CLOSED", { tags: ["closed_by_merge"] });
  assertEquals(earned(QUESTION, note, closed), []);
});

Deno.test("zendesk - the ticket that others are merged into continues and can be solved", () => {
  const history = [QUESTION, reply("10:00:45.100")];
  const solved = status("10:10:00.200", "OPEN", "SOLVED");
  for (const [event, now] of [[{ target_ticket_id: 5158 }, "CLOSED"], [{}, "OPEN"]] as const) {
    const into = ofType("ticket.merged", "m", "10:05:00.300", event, { status: now });
    assert(has(earned(...history, into, solved), "conversation_resolved"), JSON.stringify(event));
  }
});

Deno.test("zendesk - a solved ticket that Zendesk closes stays solved, also with a follow-up", () => {
  const history = [QUESTION, reply("10:00:45.100"), status("10:10:00.200", "OPEN", "SOLVED")];
  const paid = earned(...history);
  assert(has(paid, "conversation_resolved"));
  for (const tags of [[], ["closed_by_merge"]]) {
    const closed = status("10:20:00.200", "SOLVED", "CLOSED", { actor_id: "-1", tags });
    assertEquals(earned(...history, closed), paid);
  }
});

Deno.test("zendesk - tags are not stored, except the one of a merge", () => {
  const kept = (tags: unknown) => {
    const payload = zendesk.redact(status("10:10:00", "OPEN", "CLOSED", { tags })) as {
      detail: { tags: unknown };
    };
    return payload.detail.tags;
  };
  assertEquals(kept(["Quickborn", "closed_by_merge"]), ["closed_by_merge"]);
  assertEquals(kept("Quickborn closed_by_merge"), ["closed_by_merge"]);
  assertEquals([kept(["Quickborn"]), kept("Quickborn"), kept(null)], [
    ["[removed]"],
    "[removed]",
    null,
  ]);
});

Deno.test("zendesk - solved and reopened within a second means open; the other order means solved", () => {
  const history = [QUESTION, reply("10:00:45.100")];
  const change = (previous: string, current: string, id: string, time = "10:10:00") =>
    status(time, previous, current, {}, id);
  for (const ids of [["1", "2"], ["2", "1"]] as const) {
    const solved = change("OPEN", "SOLVED", ids[0]);
    const opened = change("SOLVED", "OPEN", ids[1]);
    assertEquals(has(earned(...history, solved, opened), "resolved"), false);
    const before = change("OPEN", "SOLVED", "0", "10:05:00");
    assert(has(earned(...history, before, solved, opened), "resolved"));
    const pending = change("OPEN", "PENDING", ids[0]);
    assert(has(earned(...history, pending, change("PENDING", "SOLVED", ids[1])), "resolved"));
  }
});

Deno.test("zendesk - a reply known to the second comes before the solution in that second", () => {
  for (const [written, solved] of [["10:00:45", "10:00:45.100"], ["10:00:45.900", "10:00:45"]]) {
    const lines = earned(QUESTION, reply(written!), status(solved!, "OPEN", "SOLVED"));
    assert(has(lines, '"firstContact":true'), lines.join("\n"));
  }
});

Deno.test("zendesk - a rating without a person goes to the last assignee, whichever event reports it", () => {
  const history = [QUESTION, reply("10:00:45.100")];
  assertEquals(ratedPerson(...history, assigned("10:05:00", AGENT, OTHER)), OTHER);
  assertEquals(ratedPerson(...history, assigned("10:05:00", AGENT, { id: Number(OTHER) })), OTHER);
  for (const nobody of [null, "0", 0, "", {}, [], "zd:answerBot"]) {
    const lost = assigned("10:05:00", OTHER, nobody);
    assertEquals(
      ratedPerson(...history, assigned("10:04:00", null, OTHER, "b"), lost),
      AGENT,
      "who replied",
    );
  }
  const chain = [assigned("10:05:00", OTHER, "9", "1"), assigned("10:05:00", AGENT, OTHER, "2")];
  assertEquals(ratedPerson(...history, ...chain), "9");
});

Deno.test("zendesk - after a change of the group, the assignee is the one of the event", () => {
  const history = [QUESTION, reply("10:00:45.100"), assigned("10:04:00", null, OTHER)];
  const group = (assignee_id: unknown) =>
    ofType("ticket.group_assignment_changed", "g", "10:05:00", { previous: "1", current: "2" }, {
      assignee_id,
    });
  assertEquals(ratedPerson(...history, group("77")), "77");
  for (const nobody of [null, "0", 0]) assertEquals(ratedPerson(...history, group(nobody)), AGENT);
  const unsaid = group(undefined);
  assertEquals(ratedPerson(...history, unsaid), OTHER);
  assertEquals(map(unsaid).ignored, "It does not say who has the ticket now.");
});

Deno.test("zendesk - staff members who request something are that ticket's customer", () => {
  const ask = eventFrom(byStaff, "r", "10:00:45", byStaff.event, {
    requester_id: AGENT,
    assignee_id: OTHER,
  });
  const [message] = map(ask).facts.flatMap(({ fact }) => fact.what === "message" ? [fact] : []);
  assertEquals([message?.by, message?.person], ["customer", null]);
  const own = eventFrom(byStaff, "r", "10:00:45", byStaff.event, {
    requester_id: AGENT,
    assignee_id: AGENT,
  });
  assert(map(own).facts.some(({ fact }) => fact.what === "message" && fact.by === "agent"));
});

Deno.test("zendesk - booleans may be text, and a customer is not staff", () => {
  const facts = (comment: Body) =>
    map(reply("10:00:45", comment)).facts.map(({ fact }) => fact.what);
  assertEquals(facts({ is_public: "true" }), ["started", "message"]);
  assertEquals(facts({ is_public: "false" }), ["started"]);
  const author = { id: CUSTOMER, is_staff: "false" };
  const [message] = map(reply("10:00:45", { author })).facts.slice(1).map(({ fact }) => fact);
  assertEquals(message?.what === "message" && message.by, "customer");
});

Deno.test("zendesk - an unreadable time is reported", () => {
  for (const time of ["yesterday", "", null, undefined, 5, {}]) {
    assertThrows(() => map({ ...reply("10:00:45"), time }), Unparseable, "time");
  }
});
