import type { Config } from "../config.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import { openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { type Achievements, openAchievements } from "./achievements.ts";
import { type Aliases, openAliases } from "./agents/aliases.ts";
import { type Agents, openAgents } from "./agents/mod.ts";
import { type Auth, openAuth } from "./auth/mod.ts";
import { loadSecret } from "./auth/secret.ts";
import { type Calendars, openCalendars } from "./calendars.ts";
import { type Challenges, openChallenges } from "./challenges/mod.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { type Desk, openDesk } from "./desk.ts";
import { type Integrations, openIntegrations } from "./integrations/mod.ts";
import { kickAfterChanges } from "./jobs/kick_after.ts";
import { type Jobs, openJobs } from "./jobs/mod.ts";
import { rescoreStep } from "./jobs/rescores.ts";
import { type Keys, openKeys } from "./auth/keys.ts";
import { type Leaderboards, openLeaderboards } from "./leaderboards/mod.ts";
import { logCollisions } from "./agents/log_collisions.ts";
import { followOthers } from "./live/follow.ts";
import { type Guides, openGuides } from "./guides/mod.ts";
import { type Hub, openHub } from "./live/hub.ts";
import { type Log, openLog } from "./platform/log.ts";
import { type Merging, openMerging } from "./merging/mod.ts";
import { type Metrics, openMetrics } from "./metrics/mod.ts";
import { openPeople, type People } from "./agents/people.ts";
import { openRecalculations, type Recalculations } from "./recalculations/mod.ts";
import { openRelay, type Relay } from "./live/relay.ts";
import { openReversals, type Reversals } from "./rewards/reverse_event.ts";
import { openRewards, type Rewards } from "./rewards/mod.ts";
import { type Boosts, openBoosts } from "./rules/boosts.ts";
import { type Explanations, openExplanations } from "./explain/mod.ts";
import { openRules, type Rules } from "./rules/mod.ts";
import { openSealer } from "./platform/sealed.ts";
import { openSpins, type Spins } from "./spins/mod.ts";
import { openTelemetry, type Telemetry } from "./platform/telemetry.ts";
import { openWebhooksOut, type WebhooksOut } from "./webhooks/mod.ts";

/** What pages may show about this installation. */
export interface Info {
  readonly isDemo: boolean;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly version: string;
  /**
   * The address that people use, when it is set. Requests from pages of other sites are refused.
   */
  readonly publicUrl?: string | undefined;
}

/** All use cases, open and connected to each other. */
export interface Services {
  readonly info: Info;
  readonly guides: Guides;
  readonly clock: Clock;
  readonly log: Log;
  readonly auth: Auth;
  readonly keys: Keys;
  readonly rewards: Rewards;
  readonly rules: Rules;
  readonly boosts: Boosts;
  readonly explanations: Explanations;
  readonly agents: Agents;
  readonly achievements: Achievements;
  readonly challenges: Challenges;
  readonly recalculations: Recalculations;
  readonly reversals: Reversals;
  readonly jobs: Jobs;
  readonly leaderboards: Leaderboards;
  readonly metrics: Metrics;
  readonly calendars: Calendars;
  readonly people: People;
  readonly aliases: Aliases;
  readonly merging: Merging;
  readonly integrations: Integrations;
  readonly spins: Spins;
  readonly desk: Desk;
  readonly hub: Hub;
  readonly relay: Relay;
  readonly telemetry: Telemetry;
  readonly webhooksOut: WebhooksOut;
  readonly database: Database;
  readonly redis: RedisHandle;
  /** Waits for running work to end, then closes all connections. */
  close(): Promise<void>;
}

export const VERSION = "0.1.0";

/**
 * Opens the database (migrated), Redis and everything that works on them.
 * @throws {Error} with a clear message when the database cannot be opened or migrated
 */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  const log = openLog(config.logLevel);
  const { timeZone } = config;
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    maxConnections: config.databaseConnections,
  });
  const { db } = database;
  try {
    const applied = await migrateToLatest(db);
    for (const { migrationName, notes } of applied) {
      for (const note of notes) log.warn(note, { migration: migrationName });
    }
    await logCollisions(db, log, applied);
    const redis = await openRedis({
      ...(config.redisUrl ? { url: config.redisUrl } : {}),
      ...(config.redisRestUrl ? { restUrl: config.redisRestUrl } : {}),
      ...(config.redisRestToken ? { restToken: config.redisRestToken } : {}),
      onError: (error) => log.debug("Redis reports an error", { error }),
    });
    const telemetry = openTelemetry();
    const hub = await openHub(db, log);
    const secret = await loadSecret({
      secret: config.secret,
      dataDir: config.dataDir,
      database,
    });
    const webhooksOut = openWebhooksOut({
      db,
      clock,
      log,
      timeZone,
      hasTimer: true,
      allowPrivate: config.webhooksAllowPrivate,
      sealer: openSealer(secret),
    });
    const onRows = (rows: readonly OutboxRow[]) => {
      hub.deliver(rows);
      webhooksOut.onRows(rows);
    };
    const relay = openRelay({ database, redis, clock, log, timeZone, onRows });
    const following = await followOthers({ database, redis, hub });
    const scoring = await openRewards({
      database,
      clock,
      log,
      timeZone,
      achievements: "default",
      onCommit: () => relay.kick(),
    });
    // No settings change before everything is open, so `jobs` is set when this is called.
    const rewards = kickAfterChanges(scoring, () => jobs.kick());
    const leaderboards = openLeaderboards({
      database,
      redis,
      clock,
      log,
      timeZone,
      ranks: config.boardRanks,
      freshness: () => ({ position: hub.position, isBehind: relay.isBehind }),
      catchUp: () => relay.caughtUp(),
      onRead: (from) => telemetry.boardReads.inc({ from }),
    });
    const spins = await openSpins({ database, rewards, clock, timeZone });
    const agents = openAgents({ db, clock, timeZone });
    const auth = openAuth({
      db,
      secret,
      baseUrl: config.publicUrl,
      isDemo: config.isDemo,
      log: (level, message) => log[level](message),
      now: () => new Date(clock()),
    });
    const keys = openKeys({
      db,
      now: () => new Date(clock()),
      onTouchError: (error) => log.warn("the use of a key could not be noted", { error }),
    });
    if (config.bootstrapKey) await keys.ensureBootstrapKey(config.bootstrapKey);
    const challenges = openChallenges({ db, agents, rewards, clock });
    const achievements = openAchievements({ db, agents, rewards, clock });
    const metrics = openMetrics({ db, clock, log, timeZone });
    const rules = openRules({ db, rewards, clock, timeZone });
    const guides = openGuides();
    const integrations = openIntegrations({
      db,
      secret,
      rewards,
      clock,
      log,
      timeZone,
      guides,
      tryPoints: async (type, data) => (await rules.whatIfEvent({ event: { type, data } })).points,
      onChanged: () => jobs.kick(),
    });
    const jobs = openJobs({
      steps: [
        rescoreStep({ db, clock, rewards }),
        {
          name: "settle challenges",
          run: () => challenges.settleDue(),
          failing: () => challenges.failing(),
        },
        { name: "prepare spins", run: () => spins.prepare() },
        metrics.step,
        ...integrations.steps,
      ],
      log,
      hasTimer: true,
    });

    return {
      guides,
      info: { isDemo: config.isDemo, timeZone, version: VERSION, publicUrl: config.publicUrl },
      clock,
      log,
      auth,
      keys,
      rewards,
      rules,
      boosts: openBoosts({ db, rewards, clock }),
      explanations: openExplanations({ db }),
      agents,
      achievements,
      challenges,
      reversals: openReversals({ db, clock, rewards }),
      recalculations: openRecalculations({ db, clock, timeZone, rewards }),
      jobs,
      leaderboards,
      metrics,
      calendars: openCalendars({ db, rewards }),
      people: openPeople({ db, rewards, clock, timeZone, onChanged: () => relay.kick() }),
      aliases: openAliases({ db }),
      merging: openMerging({ db, rewards, clock }),
      spins,
      integrations,
      desk: openDesk({ db, agents, achievements, challenges, leaderboards, timeZone }),
      hub,
      relay,
      telemetry,
      webhooksOut,
      database,
      redis,
      async close() {
        await jobs.close();
        await rewards.idle();
        await following.stop();
        await relay.close();
        await webhooksOut.close();
        hub.close();
        await keys.close();
        await redis.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
