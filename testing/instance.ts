/** One instance of Laurel's services on a test's database, without accounts and without a server. */
import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import { openMemoryRedis, type RedisHandle } from "@/db/redis/mod.ts";
import type { Database } from "@/db/postgres/open.ts";
import { type Achievements, openAchievements } from "@/services/achievements.ts";
import { type Agents, openAgents } from "@/services/agents/mod.ts";
import { type Aliases, openAliases } from "@/services/agents/aliases.ts";
import { type Calendars, openCalendars } from "@/services/calendars.ts";
import { type Challenges, openChallenges } from "@/services/challenges/mod.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { type Desk, openDesk } from "@/services/desk.ts";
import { openGuides } from "@/services/guides/mod.ts";
import { type Integrations, openIntegrations } from "@/services/integrations/mod.ts";
import { type Jobs, openJobs } from "@/services/jobs/mod.ts";
import { rescoreStep } from "@/services/jobs/rescores.ts";
import { type Leaderboards, openLeaderboards } from "@/services/leaderboards/mod.ts";
import { followOthers } from "@/services/live/follow.ts";
import { type Hub, openHub } from "@/services/live/hub.ts";
import { openLog } from "@/services/platform/log.ts";
import { type Merging, openMerging } from "@/services/merging/mod.ts";
import { type Metrics, openMetrics } from "@/services/metrics/mod.ts";
import { openPeople, type People } from "@/services/agents/people.ts";
import { openRecalculations, type Recalculations } from "@/services/recalculations/mod.ts";
import { openRelay, type Relay } from "@/services/live/relay.ts";
import type { IncomingEvent, IngestResult } from "@/services/rewards/event.ts";
import { openRewards, type Rewards } from "@/services/rewards/mod.ts";
import { type Boosts, openBoosts } from "@/services/rules/boosts.ts";
import { type Explanations, openExplanations } from "@/services/explain/mod.ts";
import { openRules, type Rules } from "@/services/rules/mod.ts";
import { openSpins, type Spins } from "@/services/spins/mod.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { openWebhooksOut, type WebhooksOut } from "@/services/webhooks/mod.ts";
import { HISTORY_NOW, HISTORY_ZONE } from "./histories.ts";

export interface Instance {
  readonly rewards: Rewards;
  readonly rules: Rules;
  readonly integrations: Integrations;
  readonly boosts: Boosts;
  readonly explanations: Explanations;
  readonly relay: Relay;
  readonly hub: Hub;
  readonly leaderboards: Leaderboards;
  readonly metrics: Metrics;
  readonly calendars: Calendars;
  readonly people: People;
  readonly aliases: Aliases;
  readonly merging: Merging;
  readonly agents: Agents;
  readonly challenges: Challenges;
  readonly achievements: Achievements;
  readonly recalculations: Recalculations;
  /** Background work, done when a test calls `runAll`. */
  readonly jobs: Jobs;
  readonly desk: Desk;
  readonly spins: Spins;
  /** To receivers on this machine; sends when a test calls `runAll`. */
  readonly webhooksOut: WebhooksOut;
  readonly redis: RedisHandle;
  /** What was logged, a line of JSON each. */
  readonly logged: readonly string[];
  /** Where the boards were read from so far. */
  readonly reads: { redis: number; postgres: number };
  /** Brings events in as a key that may create agents. */
  ingest(events: readonly IncomingEvent[]): Promise<readonly IngestResult[]>;
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly clock?: Clock;
  readonly timeZone?: string;
  /** What the database begins with; none by default, so that points are easy to foresee. */
  readonly achievements?: "default" | "none";
  readonly boardRanks?: RankStyle;
  /** How long a receiver of a webhook may take. */
  readonly webhookTimeoutMilliseconds?: number;
  /** Opened by the caller, closed with the instance; the in-process engine by default. */
  readonly redis?: RedisHandle;
}

/** Opens the services, connected as main.ts connects them. Close it before the database. */
export async function openInstance(
  database: Database,
  options: InstanceOptions = {},
): Promise<Instance> {
  const { clock = () => HISTORY_NOW, timeZone = HISTORY_ZONE } = options;
  const redis = options.redis ?? openMemoryRedis();
  const { db } = database;
  const logged: string[] = [];
  const log = openLog("debug", (line) => logged.push(line));
  const hub = await openHub(db, log);
  const relay = openRelay({
    database,
    redis,
    clock,
    log,
    timeZone,
    onRows: (rows) => hub.deliver(rows),
  });
  const following = await followOthers({ database, redis, hub });
  const rewards = await openRewards({
    database,
    clock,
    log,
    timeZone,
    achievements: options.achievements ?? "none",
    onCommit: () => relay.kick(),
  });
  const reads = { redis: 0, postgres: 0 };
  const leaderboards = openLeaderboards({
    database,
    redis,
    clock,
    log,
    timeZone,
    ranks: options.boardRanks ?? "standard",
    freshness: () => ({ position: hub.position, isBehind: relay.isBehind }),
    catchUp: () => relay.caughtUp(),
    onRead: (from) => void reads[from]++,
  });
  const agents = openAgents({ db, clock, timeZone });
  const challenges = openChallenges({ db, agents, rewards, clock });
  const achievements = openAchievements({ db, agents, rewards, clock });
  const metrics = openMetrics({ db, clock, log, timeZone });
  const { webhookTimeoutMilliseconds = 15_000 } = options;
  const webhooksOut = openWebhooksOut({
    db,
    clock,
    log,
    timeZone,
    timeoutMilliseconds: webhookTimeoutMilliseconds,
    random: () => 0,
    allowPrivate: true,
    hasTimer: false,
    sealer: openSealer("a secret of tests alone"),
  });
  // Without a timer: a test says when background work is done.
  const rules = openRules({ db, rewards, clock, timeZone });
  const integrations = openIntegrations({
    db,
    rewards,
    clock,
    log,
    timeZone,
    secret: "a secret of thirty-two characters",
    tryPoints: async (type, data) => (await rules.whatIfEvent({ event: { type, data } })).points,
    guides: openGuides(),
    onChanged: () => {},
  });
  const jobs = openJobs({
    steps: [
      rescoreStep({ db, clock, rewards }),
      {
        name: "settle challenges",
        run: () => challenges.settleDue(),
        failing: () => challenges.failing(),
      },
      metrics.step,
      ...integrations.steps,
    ],
    log,
    hasTimer: false,
  });
  return {
    webhooksOut,
    rewards,
    relay,
    hub,
    leaderboards,
    metrics,
    agents,
    redis,
    logged,
    reads,
    spins: await openSpins({ database, rewards, clock, timeZone }),
    achievements,
    rules,
    integrations,
    boosts: openBoosts({ db, rewards, clock }),
    explanations: openExplanations({ db }),
    calendars: openCalendars({ db, rewards }),
    people: openPeople({ db, rewards, clock, timeZone, onChanged: () => relay.kick() }),
    aliases: openAliases({ db }),
    merging: openMerging({ db, rewards, clock }),
    challenges,
    jobs,
    recalculations: openRecalculations({ db, clock, timeZone, rewards }),
    desk: openDesk({ db, agents, achievements, challenges, leaderboards, timeZone }),
    ingest: (events) => rewards.ingest(events, { keyId: null, createsAgents: true }),
    async close() {
      await jobs.close();
      await rewards.idle();
      await following.stop();
      await relay.close();
      await webhooksOut.close();
      hub.close();
      await redis.close();
    },
  };
}

/** Opens an instance for a test and closes it afterwards. */
export async function withInstance(
  database: Database,
  use: (instance: Instance) => Promise<void>,
  options: InstanceOptions = {},
): Promise<void> {
  const instance = await openInstance(database, options);
  try {
    await use(instance);
  } finally {
    await instance.close();
  }
}
