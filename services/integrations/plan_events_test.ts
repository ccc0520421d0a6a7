import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { DerivedRow } from "@/db/integrations/derived_events.ts";
import { MAX_AGE_MILLISECONDS } from "@/core/events/events.ts";
import { type JudgedEvent, planEvents, reversalTarget } from "./plan_events.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");

function event(key: string, more: Partial<JudgedEvent> = {}): JudgedEvent {
  const base = {
    type: "message_response",
    person: "7",
    time: NOW - 60_000,
    data: {},
    problem: null,
  } as const;
  return { key, ...base, ...more };
}

const known = (agent: number | null) => ({ agentOf: () => agent, now: NOW });

/**
 * Does to a row what the sender and the log do: reverses old revisions and stores the current one.
 */
function send(row: DerivedRow): DerivedRow {
  if (row.isSettled) return row;
  const isDue = row.isWanted && !row.isSent && row.agentRowId !== null && row.problem === null;
  const attempted = isDue ? row.revision : row.attempted;
  const sent = { ...row, attempted, isSent: isDue || row.isSent };
  return { ...sent, reversedTo: Math.max(row.reversedTo, reversalTarget(sent)), isSettled: true };
}

Deno.test("planning - a new event of an assigned person is sent, others wait", () => {
  const [row] = planEvents([], [event("a")], known(1));
  assertEquals([row!.revision, row!.attempted, row!.isSettled], [1, 0, false]);
  const [waiting] = planEvents([], [event("a")], known(null));
  assertEquals([waiting!.agentRowId, waiting!.isSettled], [null, true]);
});

Deno.test("planning - an unchanged event is left alone, whatever the order of keys in its data", () => {
  const stored = planEvents([], [event("a", { data: { x: 1, y: 2 } })], known(1)).map(send);
  const same = event("a", { data: { y: 2, x: 1, z: undefined } });
  assertEquals(planEvents(stored, [same], known(1)), []);
});

Deno.test("planning - a change of an event that was sent makes a new revision", () => {
  const stored = planEvents([], [event("a")], known(1));
  const [early] = planEvents(stored, [event("a", { data: { score: 1 } })], known(1));
  assertEquals([early!.revision, early!.isSettled], [1, false]);
  const [late] = planEvents(stored.map(send), [event("a", { data: { score: 1 } })], known(1));
  assertEquals([late!.revision, late!.attempted, reversalTarget(late!)], [2, 1, 1]);
  assertEquals(late!.isSent, false);
});

Deno.test("planning - an event that is not derived any more is reversed, and can come again", () => {
  const stored = planEvents([], [event("a")], known(1)).map(send);
  const gone = planEvents(stored, [], known(1));
  assertEquals([gone[0]!.isWanted, reversalTarget(gone[0]!), gone[0]!.isSettled], [
    false,
    1,
    false,
  ]);
  const [back] = planEvents(gone.map(send), [event("a")], known(1));
  assertEquals([back!.revision, back!.isWanted, back!.reversedTo], [2, true, 1]);
  // An event that was never sent needs no reversal.
  const unsent = planEvents(planEvents([], [event("a")], known(1)), [], known(1));
  assertEquals(unsent[0]!.isSettled, true);
});

Deno.test("planning - work from long ago is stored and never sent", () => {
  const old = event("a", { time: NOW - MAX_AGE_MILLISECONDS - 1 });
  const [row] = planEvents([], [old], known(1));
  assertEquals([row!.isSettled, row!.problem !== null], [true, true]);
  const [changed] = planEvents([row!], [{ ...old, data: { x: 1 } }], known(1));
  assertEquals(changed!.isSettled, true);
});

Deno.test("planning - after any changes, with or without sending between them, the log has the derived events", () => {
  const change = fc.record({
    isThere: fc.boolean(),
    content: fc.integer({ min: 0, max: 2 }),
    agent: fc.option(fc.integer({ min: 1, max: 2 })),
    isSent: fc.boolean(),
  });
  fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
    let rows: readonly DerivedRow[] = [];
    // The log: every revision that was sent, and whether it was reversed.
    const log = new Map<number, { content: unknown; agent: number; isReversed: boolean }>();
    const store = (planned: readonly DerivedRow[]) => {
      if (planned.length > 0) rows = planned;
    };
    const deliver = () => {
      rows = rows.map((row) => {
        const after = send(row);
        if (after.attempted > row.attempted) {
          assert(!log.has(after.attempted), "a revision goes out once");
          const entry = { content: row.data["c"], agent: row.agentRowId!, isReversed: false };
          log.set(after.attempted, entry);
        }
        for (let r = row.reversedTo + 1; r <= after.reversedTo; r++) {
          const entry = log.get(r);
          assert(entry?.isReversed === false, "only what went out is taken back, and once");
          entry!.isReversed = true;
        }
        return after;
      });
    };
    for (const { isThere, content, agent, isSent } of changes) {
      const derived = isThere ? [event("a", { data: { c: content } })] : [];
      store(planEvents(rows, derived, known(agent)));
      if (isSent) deliver();
    }
    deliver();
    const last = changes.at(-1);
    const standing = [...log.values()].filter(({ isReversed }) => !isReversed);
    const wanted = last?.isThere && last.agent !== null
      ? [{ content: last.content, agent: last.agent, isReversed: false }]
      : [];
    assertEquals(standing, wanted);
  }));
});
