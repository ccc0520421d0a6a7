/** Checks the expectations of a section of the vectors against any implementation. */
import { assertEquals } from "@std/assert";
import type { AgentOutcome, Booking } from "@/testing/reference/world.ts";
import type { Vector } from "./parse.ts";

/** Compares outcomes with the expected events, additional entries, sums and boards of a section. */
export function expectVector(vector: Vector, outcomes: ReadonlyMap<string, AgentOutcome>): void {
  for (const { event, status, points, because } of storedRows(vector)) {
    const eventOutcome = outcomes.get(event.agent)!.eventOutcomes.get(
      `${event.source} ${event.id}`,
    );
    const hasReason = status === "capped" || status === "recorded" && because !== "—";
    const reason = hasReason ? because : null;
    assertEquals(
      { status: eventOutcome?.status, points: eventOutcome?.points, reason: eventOutcome?.reason },
      { status, points, reason },
      `${event.source} ${event.id}`,
    );
  }
  const wanted = vector.rows.flatMap(({ event, also }) =>
    also.map(({ name, points }) => [event.agent, new Date(event.time), name, points].join(" "))
  );
  assertEquals(besideEvents(outcomes).sort(), wanted.sort());
  for (const { agent, ...sum } of vector.sums) {
    const { total, level, streak } = outcomes.get(agent)!;
    const { length, freezes } = streak;
    assertEquals({ points: total, level, streak: length, freezes }, sum, agent);
  }
  for (const { agent, period, points } of vector.boards) {
    assertEquals(outcomes.get(agent)!.boards.get(period)?.points, points, `${agent} ${period}`);
  }
}

/** Returns the rows whose events are stored. */
export function storedRows(vector: Vector): Vector["rows"] {
  return vector.rows.filter(({ status }) => status !== "duplicate" && status !== "conflict");
}

function besideEvents(outcomes: ReadonlyMap<string, AgentOutcome>): string[] {
  return [...outcomes].flatMap(([agent, { bookings }]) =>
    bookings.flatMap((booking) => {
      const name = besideName(booking, agent);
      return name === null ? [] : [[agent, new Date(booking.time), name, booking.points].join(" ")];
    })
  );
}

/** Returns the streak's type or the achievement's key; null for the entry of the event itself. */
function besideName({ source, type, id }: Booking, agent: string): string | null {
  if (source === "laurel:streak") return type;
  return source === "laurel:achievement" ? id.slice(agent.length + 1).split("/")[0]! : null;
}
