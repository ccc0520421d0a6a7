/**
 * Agents, teams and events for tests of challenges. Times are in hours after the start of the
 * challenge.
 */
import type { TestDatabase } from "@/testing/database.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { type ChallengeInput, challengeSchema } from "@/core/challenges/challenges.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { insertTeam } from "@/db/agents/teams.ts";
import type { Person } from "@/services/auth/identity.ts";
import { contentHash, type EventAnswer, type IncomingEvent } from "@/services/rewards/event.ts";
import { personViewer } from "@/testing/viewers.ts";

const HOUR = 3_600_000;
/** The start of the challenges: a Monday morning. */
const START = Date.parse("2026-11-16T08:00:00Z");
/** The length of the challenges, in hours. */
export const LENGTH = 48;
/** Returns the time a number of hours after the start. */
export const at = (hours: number) => START + Math.round(hours * HOUR);

/** An instance with a clock that the test sets, and with agents in teams. */
export interface World {
  readonly instance: Instance;
  readonly database: TestDatabase;
  /** Sets the clock, in hours after the start. */
  setTime(hours: number): void;
  /**
   * Creates a challenge: two updated contacts within 48 hours pay 100, unless `changes` says
   * otherwise.
   */
  create(changes?: Record<string, unknown>): Promise<void>;
  /** Ingests a contact update; it arrives now. */
  work(agent: string, hours: number, changes?: Partial<IncomingEvent>): Promise<EventAnswer>;
  /** Reverses the agent's update of that time; the reversal arrives now. */
  reverse(agent: string, hours: number): Promise<void>;
  /** Settles until nothing is due. */
  settle(): Promise<void>;
  /** Returns the ledger entries of challenges, as `agent id points`, sorted. */
  paid(): Promise<string[]>;
  /** Returns the rows of a challenge, as `agent progress completedAt(hours) place points`. */
  rows(key?: string): Promise<string[]>;
}

/** Teams and their members; "eve" is in none. */
const TEAMS = { red: ["ann", "bob"], blue: ["cid", "dan"] } as const;

let count = 0;

/** Returns a valid challenge with changes. */
export function input(changes: Record<string, unknown> = {}): ChallengeInput {
  return challengeSchema.parse({
    key: "sprint",
    title: "Sprint",
    kind: "individual",
    metric: { events: ["contact_updated"], measure: { kind: "count" } },
    target: 2,
    rewardPoints: 100,
    startsAt: new Date(START).toISOString(),
    endsAt: new Date(at(LENGTH)).toISOString(),
    ...changes,
  });
}

/** Returns a person who is signed in. */
export function person(agent: string | null, role: Person["role"] = "agent"): Person {
  const id = agent ?? "nobody";
  return personViewer({
    userId: id,
    name: id,
    email: `${id}@example.com`,
    role,
    agent,
    teams: role === "manager" ? ["red"] : [],
  });
}

/** Returns a contact update that arrives at `receivedAt`. */
export function update(agent: string, hours: number, receivedAt: number): IncomingEvent {
  const content = { type: "contact_updated" as const, subject: agent, time: at(hours), data: {} };
  return {
    ...content,
    id: `${agent}@${hours}`,
    source: "/crm",
    receivedAt,
    contentHash: contentHash(content),
  };
}

/** Returns the reversal of such an update. */
export function reversal(agent: string, hours: number, receivedAt: number): IncomingEvent {
  const data = { reverses: { source: "/crm", id: `${agent}@${hours}` } };
  const content = { type: "event_reversed" as const, subject: agent, time: receivedAt, data };
  return {
    ...content,
    id: `reversal-${++count}`,
    source: "/crm",
    receivedAt,
    contentHash: contentHash(content),
  };
}

/** Runs a test with an instance whose clock is an hour before the start. */
export async function withWorld(
  database: TestDatabase,
  use: (world: World) => Promise<void>,
): Promise<void> {
  let now = at(-1);
  const { db } = database;
  const names = [...TEAMS.red, ...TEAMS.blue, "eve"];
  await createAgents(db, names.map((name) => ({ id: name, name, email: null })));
  for (const [key, members] of Object.entries(TEAMS)) {
    await insertTeam(db, { id: key, name: key });
    const team = db.selectFrom("teams").select("id").where("key", "=", key);
    await db.updateTable("agents").set({ team_id: team }).where("key", "in", members).execute();
  }
  await withInstance(database, async (instance) => {
    const send = async (event: IncomingEvent) => {
      const [result] = await instance.ingest([event]);
      if (result!.kind === "rejected") throw new Error(JSON.stringify(result!.problem));
      return result!.answer;
    };
    await use({
      instance,
      database,
      setTime: (hours) => void (now = at(hours)),
      create: async (changes) => void await instance.challenges.create(input(changes)),
      work: (agent, hours, changes) => send({ ...update(agent, hours, now), ...changes }),
      reverse: async (agent, hours) => void await send(reversal(agent, hours, now)),
      async settle() {
        while (await instance.challenges.settleDue() > 0);
      },
      async paid() {
        const rows = await db.selectFrom("reward_history as h")
          .innerJoin("agents as a", "a.id", "h.agent_id").select([
            "a.key",
            "h.event_id",
            "h.points",
          ])
          .where("h.event_source", "=", "laurel:challenge").where("h.voids", "is", null)
          .where("h.is_void", "=", false).execute();
        return rows.map((row) => `${row.key} ${row.event_id} ${row.points}`).sort();
      },
      async rows(key = "sprint") {
        const rows = await db.selectFrom("agent_challenges as p")
          .innerJoin("agents as a", "a.id", "p.agent_id")
          .innerJoin("challenges as c", "c.id", "p.challenge_id").where("c.key", "=", key)
          .select(["a.key", "p.current_progress", "p.completed_at", "p.place", "p.points_earned"])
          .orderBy("a.key").execute();
        return rows.map((row) => {
          const reached = row.completed_at ? (row.completed_at.getTime() - START) / HOUR : "-";
          return `${row.key} ${row.current_progress} ${reached} ${
            row.place ?? "-"
          } ${row.points_earned}`;
        });
      },
    });
  }, { clock: () => now });
}
