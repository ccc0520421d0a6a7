import type { Door } from "@/services/rules/testdata/door.ts";

const DAY = 86_400_000;

/** How a person works on each day. */
export interface Habit {
  readonly agent: string;
  /** Seconds of each of the day's replies. */
  readonly responseTimes: readonly number[];
  readonly won?: number;
  readonly lost?: number;
  readonly missed?: number;
  readonly called?: number;
}

let count = 0;

/**
 * Sends the work of people for some days before now, and measures it.
 * @param days how many days before now the work was done, such as 1 for yesterday
 */
export async function sendWork(
  door: Door,
  days: readonly number[],
  habits: readonly Habit[],
): Promise<void> {
  const events = days.flatMap((day) =>
    habits.flatMap((habit) => {
      const { agent, responseTimes, won = 0, lost = 0, missed = 0, called = 0 } = habit;
      const of = (type: string, times: number, data: object = {}) =>
        Array.from({ length: times }, () => ({ type, data }));
      return [
        ...responseTimes.map((responseTime) => ({
          type: "message_response",
          data: { responseTime },
        })),
        ...of("deal_won", won),
        ...of("deal_lost", lost),
        ...of("call_missed", missed),
        ...of("call_completed", called, { talkTime: 200 }),
        ...of("new_contact", 1, { dataQuality: 0.5 }),
      ].map((event) => ({
        ...event,
        id: `work-${++count}`,
        source: "/tool",
        subject: agent,
        time: new Date(door.now - day * DAY).toISOString(),
      }));
    })
  );
  for (let at = 0; at < events.length; at += 1_000) {
    const { status, body } = await door.ask("POST", "/events/batch", {
      events: events.slice(at, at + 1_000),
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  await door.instance.jobs.runAll();
}
