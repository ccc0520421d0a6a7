import { assertEquals } from "@std/assert";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "./mod.ts";

const ADMIN = "a-key-that-may-do-everything";

Deno.test("leaderboards API - periods start in the organization's time zone, ranks follow its setting", async () => {
  const services = await openTestServices({
    LAUREL_BOOTSTRAP_KEY: ADMIN,
    LAUREL_TIMEZONE: "Europe/Berlin",
    LAUREL_BOARD_RANKS: "dense",
  }, () => Date.parse("2027-01-04T12:00:00Z"));
  try {
    const api = createApi(services);
    const headers = { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" };
    const event = (subject: string, time: string, times = 1) =>
      Array.from({ length: times }, (_, i) => ({
        id: `${subject} ${time} ${i}`,
        source: "/crm",
        subject,
        time,
        type: "contact_updated",
        data: {},
      }));
    // The year changes in Berlin at 23:00 UTC, from a Thursday to a Friday of the same ISO week.
    const events = [
      ...event("ann", "2026-12-31T22:59:59.999Z", 2),
      ...["bob", "cid"].flatMap((agent) => event(agent, "2026-12-31T23:00:00Z")),
      ...event("dan", "2027-01-01T10:00:00Z", 3),
      ...event("eve", "2027-01-03T23:00:00Z"),
    ];
    const body = JSON.stringify({ events });
    const sent = await api.request("/api/v1/events/batch", { method: "POST", headers, body });
    assertEquals(sent.status, 200);
    const read = async (period: string, at: string) => {
      const path = `/api/v1/leaderboards?period=${period}&at=${encodeURIComponent(at)}`;
      const board = await (await api.request(path, { headers })).json();
      const rows = board.entries.map((entry: { agent: { id: string }; rank: number }) =>
        `${entry.agent.id} ${entry.rank}`
      );
      return [board.period.start, ...rows];
    };
    const newYear = ["2027-01-01", "dan 1", "bob 2", "cid 2"];
    assertEquals(await read("day", "2026-12-31T22:59:59Z"), ["2026-12-31", "ann 1"]);
    assertEquals(await read("day", "2026-12-31T23:00:00Z"), newYear);
    assertEquals(await read("day", "2027-01-01T00:00:00+01:00"), newYear);
    assertEquals(await read("month", "2026-12-31"), ["2026-12-01", "ann 1"]);
    assertEquals(await read("month", "2026-12-31T23:30:00Z"), [
      ...["2027-01-01", "dan 1", "bob 2", "cid 2", "eve 2"],
    ]);
    const week = ["2026-12-28", "dan 1", "ann 2", "bob 3", "cid 3"];
    assertEquals(await read("week", "2027-01-01"), week);
    assertEquals(await read("week", "2027-01-03T22:59:59Z"), week);
    assertEquals(await read("week", "2027-01-03T23:00:00Z"), ["2027-01-04", "eve 1"]);
  } finally {
    await services.close();
  }
});
