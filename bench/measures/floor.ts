/** The baseline of every ingest: bare `unnest` inserts of the same event and ledger rows. */
import pg from "pg";
import { NOTHING_BEFORE } from "@/core/achievements/achievements.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { objectIdOf } from "@/core/events/events.ts";
import { EMPTY_DAY, NOTHING_CONFIGURED, scoreDay } from "@/core/scoring/score_day.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import { reasonOf } from "@/core/explain/ledger_entry.ts";
import { contentHash } from "@/services/rewards/event.ts";
import { agentId, drawEvent, seededRandom } from "@/bench/events.ts";

const CONNECTIONS = 4;
const VERSIONS = [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }];

const INSERT_EVENTS = `INSERT INTO events (source, event_id, type, agent_id, time, day, board_day,
    received_at, data, object_id, content_hash, key_id, rule_version, status, points, reason, answer)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::date[],
    $7::date[], $8::timestamptz[], $9::jsonb[], $10::text[], $11::text[], $12::int[], $13::int[],
    $14::text[], $15::int[], $16::text[], $17::json[])
  ON CONFLICT (source, event_id) DO NOTHING`;
const INSERT_BOOKINGS =
  `INSERT INTO reward_history (agent_id, points, reason, metadata, event_source,
    event_id, type, rule_version, time, day, board_day)
  SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::jsonb[], $5::text[], $6::text[],
    $7::text[], $8::int[], $9::timestamptz[], $10::date[], $11::date[])`;

interface Rows {
  readonly events: readonly (readonly unknown[])[];
  readonly bookings: readonly (readonly unknown[])[];
}

/** Writes this many events per transaction for a given duration. */
export interface Floor {
  /** @returns events per second */
  run(durationMilliseconds: number): Promise<number>;
  close(): Promise<void>;
}

/** Opens the baseline on a migrated database with agents in it. */
export function openFloor(
  databaseUrl: string,
  options: { agents: number; batch: number; startTime: number },
): Floor {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const random = seededRandom(5);
  let number = 0;
  let made: Rows[] = [];

  function makeBatch(): Rows {
    const events: unknown[][] = [];
    const bookings: unknown[][] = [];
    for (let i = 0; i < options.batch; i++) {
      number++;
      const event = drawEvent(random, number, options.startTime + number * 20);
      const agent = Math.floor(random() * options.agents);
      const time = new Date(event.time).toISOString();
      const day = time.slice(0, 10);
      const { outcomes, entries } = scoreDay(EMPTY_DAY, [event], {
        ...NOTHING_CONFIGURED,
        agent: agentId(agent),
        day,
        versions: VERSIONS,
        streakBefore: NO_STREAK,
        progressBefore: NOTHING_BEFORE,
        isObjectTaken: () => false,
      });
      const { status, points, breakdown, ruleVersion } = outcomes[0]!;
      const subject = agentId(agent);
      const answer = {
        id: event.id,
        source: event.source,
        status,
        points,
        breakdown,
        ruleVersion,
        agent: {
          id: subject,
          name: `Agent ${agent}`,
          totalPoints: 1000,
          experience: 1000,
          level: 5,
          rank: "Bronze",
          dailyStreak: 1,
        },
        levelUp: null,
        achievements: [],
        challenges: [],
        also: [],
      };
      const { data } = event;
      events.push([
        ...[event.source, `floor-${event.id}`, event.type, agent + 1, time, day, day, time],
        ...[JSON.stringify(data), objectIdOf(data), contentHash({ ...event, subject })],
        ...[1, ruleVersion, status, points, null, JSON.stringify(answer)],
      ]);
      // The first event of a day also books the streak; only the event's own entry is needed here.
      const booking = entries.find(({ id }) => id === event.id);
      if (!booking) continue;
      bookings.push([
        ...[agent + 1, booking.points, reasonOf(booking).slice(0, 100)],
        ...[JSON.stringify({ breakdown }), event.source, `floor-${event.id}`, event.type],
        ...[ruleVersion, time, day, day],
      ]);
    }
    return { events: columnsOf(events), bookings: columnsOf(bookings) };
  }

  async function insert(rows: Rows): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query(INSERT_EVENTS, [...rows.events]);
      await client.query(INSERT_BOOKINGS, [...rows.bookings]);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  }

  return {
    async run(durationMilliseconds) {
      // Rows are created before the timer starts. When they are used up, the measurement ends.
      const wanted = Math.ceil(durationMilliseconds / 1_000 * 30_000 / options.batch);
      made = Array.from({ length: wanted }, makeBatch);
      const start = performance.now();
      let events = 0;
      await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() - start < durationMilliseconds) {
          const rows = made.pop();
          if (!rows) return;
          await insert(rows);
          events += options.batch;
        }
      }));
      const seconds = (performance.now() - start) / 1_000;
      made = [];
      return events / seconds;
    },
    close: () => pool.end(),
  };
}

function columnsOf(rows: readonly (readonly unknown[])[]): unknown[][] {
  return Array.from({ length: rows[0]!.length }, (_, i) => rows.map((row) => row[i]));
}
