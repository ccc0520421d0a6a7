import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import type { PushKeys } from "@/core/push/environment.ts";
import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import type { Database } from "@/db/postgres/open.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import { openAchievements } from "./achievements/mod.ts";
import { openAliases } from "./agents/aliases.ts";
import { openAgents } from "./agents/mod.ts";
import { openDirectory } from "./agents/directory.ts";
import { openPeopleImports } from "./agents/import_people.ts";
import { openPeople } from "./agents/people.ts";
import { openTeams } from "./agents/teams.ts";
import { openCalendars } from "./calendars/mod.ts";
import { openWorkingCalendars } from "./calendars/working_calendars.ts";
import { openChallenges } from "./challenges/mod.ts";
import { openGoals } from "./goals/mod.ts";
import { openDesk } from "./desk.ts";
import { openToday } from "./today/mod.ts";
import { openWindowLayouts } from "./windows.ts";
import { openEngagement } from "./engagement/mod.ts";
import { openExplanations } from "./explain/mod.ts";
import { openFailedDeliveries } from "./failed_deliveries.ts";
import { openFairness } from "./fairness/mod.ts";
import { openFirstSteps } from "./first_steps.ts";
import { openGuides } from "./guides/mod.ts";
import { openIntegrations } from "./integrations/mod.ts";
import { kickAfterChanges } from "./jobs/kick_after.ts";
import { openJobs } from "./jobs/mod.ts";
import { rescoreStep } from "./jobs/rescores.ts";
import { openLeaderboards } from "./leaderboards/mod.ts";
import { forgetNames } from "./leaderboards/projection.ts";
import { followOthers } from "./live/follow.ts";
import { openGuard } from "./live/guard.ts";
import { openHub } from "./live/hub.ts";
import { openRelay } from "./live/relay.ts";
import { openLeave } from "./leave/mod.ts";
import { connectAccounts } from "./connect_accounts.ts";
import type { MailInput } from "./mail/mod.ts";
import { openMerging } from "./merging/mod.ts";
import { openMetrics } from "./metrics/mod.ts";
import type { Clock } from "@/core/clock.ts";
import { openNotifications } from "./notifications/mod.ts";
import { openErrorReport, type ReportError } from "./platform/errors.ts";
import type { Log } from "./platform/log.ts";
import { openBaselines } from "./performance/baseline.ts";
import { openHoldouts } from "./performance/holdouts.ts";
import { openPerformance } from "./performance/mod.ts";
import { openSealer } from "./platform/sealed.ts";
import { openMeter } from "./technical/meter.ts";
import { openTechnical } from "./technical/mod.ts";
import { openTelemetry } from "./platform/telemetry.ts";
import { openErasures } from "./privacy/erasures.ts";
import { openRetention } from "./privacy/retention.ts";
import { openProfiles } from "./profile/mod.ts";
import { openPush } from "./push/mod.ts";
import { openRecalculations } from "./recalculations/mod.ts";
import { openRuleTrials } from "./recalculations/trials.ts";
import { openReports } from "./reports/mod.ts";
import { openRewards } from "./rewards/mod.ts";
import { openCorrections } from "./corrections/mod.ts";
import { openReversals } from "./rewards/reverse_event.ts";
import { openBoosts } from "./rules/boosts.ts";
import { openRuleDrafts } from "./rules/drafts.ts";
import { openEventTypes } from "./event_types/mod.ts";
import { openRules } from "./rules/mod.ts";
import type { Info, Services } from "./services.ts";
import { openSample } from "./sample/mod.ts";
import { openSpins } from "./spins/mod.ts";
import { openTeam } from "./team/mod.ts";
import { openWallLinks } from "./wall_links.ts";
import { openWebhooks } from "./webhooks/mod.ts";

/** The parts that the services use, and the settings in which tests differ from a server. */
export interface ConnectOptions {
  /** An open database with all migrations. */
  readonly database: Database;
  readonly redis: RedisHandle;
  readonly clock: Clock;
  readonly log: Log;
  readonly info: Info;
  /** Signs the cookies and encrypts the stored secrets of other systems; at least 32 characters. */
  readonly secret: string;
  /** The providers that people can sign in with; none by default. */
  readonly signInProviders?: readonly SignInProvider[] | undefined;
  /** The achievements that are stored in a database without any. */
  readonly achievements: "default" | "none";
  readonly boardRanks: RankStyle;
  /** Whether background work runs on timers; otherwise it runs only when `runAll` is called. */
  readonly hasBackgroundWork: boolean;
  /** The keys of Web Push; undefined: none is sent. */
  readonly push?: PushKeys | undefined;
  /** The mail server; undefined: no mail is sent. */
  readonly mail?: MailInput | undefined;
  readonly webhooks: {
    /** Whether receivers may have private network addresses. */
    readonly allowPrivate: boolean;
    /** The maximum time that a receiver may take to answer. */
    readonly timeoutMilliseconds?: number | undefined;
    /** Returns a number from 0 to 1 that spreads retries; random by default. */
    readonly random?: (() => number) | undefined;
  };
}

/**
 * Opens all services and connects them to each other. Servers and tests both call it and differ only
 * in the options. The database and Redis stay open when the services are closed.
 */
export async function connect(options: ConnectOptions): Promise<Services> {
  const { database, redis, clock, log, info, secret, hasBackgroundWork } = options;
  const { db } = database;
  const { timeZone } = info;
  const telemetry = openTelemetry();
  const meter = openMeter(telemetry, clock);
  database.onQuery(meter.queried);
  const reportError = openErrorReport(log, telemetry);
  const live = await connectLive(options, reportError);
  const { hub, relay, webhooks } = live;
  const accounts = connectAccounts(options, reportError, live.guard, meter);
  // Nothing changes data before all services are open, so `jobs` is defined at the first call.
  const kickJobs = () => {
    if (!hasBackgroundWork) return;
    jobs.kick();
    push.kick();
  };
  const scoring = await openRewards({
    database,
    clock,
    reportError,
    timeZone,
    achievements: options.achievements,
    onCommit: () => relay.kick(),
    onCacheRead: meter.cacheRead,
  });
  const rewards = kickAfterChanges(scoring, kickJobs);
  const scored = { db, rewards, clock };
  const reversals = openReversals(scored);
  const leaderboards = connectLeaderboards(options, live, { telemetry, reportError, meter });
  const spins = await openSpins({ database, rewards, clock, timeZone });
  const agents = openAgents({ db, clock, timeZone });
  const challenges = openChallenges({ db, agents, rewards, clock });
  const achievements = openAchievements({ db, agents, rewards, clock });
  const metrics = openMetrics({ db, clock, reportError, timeZone });
  const goals = openGoals({ db, clock });
  const team = openTeam({ db, clock, metrics, timeZone });
  const rules = openRules({ db, rewards, clock, timeZone });
  const ruleTrials = openRuleTrials({ db, rewards, clock, timeZone, onWork: kickJobs });
  const eventTypes = openEventTypes({ db, rewards, clock });
  const guides = openGuides();
  const integrations = openIntegrations({
    db,
    secret,
    rewards,
    eventTypes,
    clock,
    log,
    reportError,
    timeZone,
    guides,
    tryPoints: async (type, data) => (await rules.whatIfEvent({ event: { type, data } })).points,
    onChanged: kickJobs,
    hasBackgroundWork,
  });
  const engagement = openEngagement({ db, clock, timeZone });
  const fairness = openFairness({ db, clock, timeZone, onChanged: () => relay.kick() });
  const holdouts = openHoldouts({ ...scored, timeZone, onChanged: () => relay.kick() });
  const notifications = openNotifications({
    db,
    clock,
    timeZone,
    onChanged: () => relay.kick(),
  });
  const retention = openRetention({ db, clock, onChanged: kickJobs });
  const erasures = openErasures({
    db,
    rewards,
    clock,
    timeZone,
    onChanged() {
      relay.kick();
      kickJobs();
    },
    onAccount: accounts.auth.forgetPerson,
    caughtUp: () => relay.caughtUp(),
    forgetOnBoards: (agents) => forgetNames(redis, agents),
  });
  const jobs = openJobs({
    steps: [
      rescoreStep(scored),
      holdouts.step,
      {
        name: "settle challenges",
        run: () => challenges.settleDue(),
        failing: () => challenges.failing(),
      },
      { name: "prepare spins", run: () => spins.prepare() },
      metrics.step,
      ...engagement.steps,
      ...fairness.steps,
      ...notifications.steps,
      ...integrations.steps,
      retention.step,
      erasures.step,
      ruleTrials.step,
    ],
    reportError,
    hasTimer: hasBackgroundWork,
  });
  const push = openPush({
    ...options.webhooks,
    db,
    clock,
    log,
    reportError,
    timeZone,
    keys: options.push,
    hasTimer: hasBackgroundWork,
  });
  const managed = {
    db,
    rewards,
    clock,
    timeZone,
    onChanged: () => live.relay.kick(),
    onAccount: accounts.auth.forgetPerson,
  };
  const people = openPeople(managed);
  const technical = openTechnical({
    db,
    meter,
    clock,
    reportError,
    hasTimer: hasBackgroundWork,
  });
  const reports = openReports({
    ...options.webhooks,
    db,
    clock,
    reportError,
    timeZone,
    publicUrl: info.publicUrl,
    mail: accounts.mail,
    sealer: openSealer(secret),
    hasTimer: hasBackgroundWork,
  });
  const leave = openLeave({ db, rewards, clock, timeZone, onTold: () => relay.kick() });
  return {
    ...accounts,
    info,
    clock,
    log,
    telemetry,
    meter,
    technical,
    reportError,
    database,
    redis,
    guides,
    rewards,
    reversals,
    corrections: openCorrections({ ...scored, reversals }),
    rules,
    ruleDrafts: openRuleDrafts({ db, clock }),
    ruleTrials,
    eventTypes,
    boosts: openBoosts({ ...scored, onChanged: () => relay.kick() }),
    explanations: openExplanations({ db }),
    recalculations: openRecalculations({ db, clock, timeZone, rewards }),
    agents,
    directory: openDirectory({ db }),
    teams: openTeams(managed),
    peopleImports: openPeopleImports(managed),
    people,
    retention,
    erasures,
    profiles: openProfiles({
      db,
      people,
      clock,
      timeZone,
      onPersonChanged: accounts.auth.forgetPerson,
    }),
    aliases: openAliases({ db }),
    merging: openMerging(scored),
    calendars: openCalendars({ db, rewards, clock }),
    workingCalendars: openWorkingCalendars({ db, rewards, clock, timeZone }),
    leave,
    achievements,
    challenges,
    leaderboards,
    wallLinks: openWallLinks({ db, clock, leaderboards, challenges, timeZone }),
    metrics,
    engagement,
    fairness,
    spins,
    team,
    holdouts,
    baselines: openBaselines({ db, clock, timeZone }),
    performance: openPerformance({ db, clock, timeZone, team }),
    reports,
    windows: openWindowLayouts({ db }),
    goals,
    today: openToday({ db, clock, goals, agents, metrics, challenges, leaderboards, timeZone }),
    desk: openDesk({
      db,
      clock,
      agents,
      achievements,
      challenges,
      leaderboards,
      leave,
      notifications,
      timeZone,
    }),
    integrations,
    webhooks,
    notifications,
    push,
    failedDeliveries: openFailedDeliveries({ db, clock }),
    firstSteps: openFirstSteps({ db }),
    sample: openSample({ db, rewards, clock, timeZone, onChanged: () => relay.kick() }),
    hub,
    relay,
    jobs,
    async close() {
      await jobs.close();
      await push.close();
      await reports.close();
      await rewards.idle();
      await technical.close();
      await live.close();
      await accounts.close();
    },
  };
}

/** Connects what carries changes from the database to pages, other instances and other systems. */
async function connectLive(options: ConnectOptions, reportError: ReportError) {
  const { database, redis, clock, log, info: { timeZone } } = options;
  const { db } = database;
  const hub = await openHub(db, reportError);
  const guard = openGuard({ db, hub, clock, reportError });
  const webhooks = openWebhooks({
    ...options.webhooks,
    db,
    clock,
    log,
    reportError,
    timeZone,
    hasTimer: options.hasBackgroundWork,
    sealer: openSealer(options.secret),
  });
  const onRows = (rows: readonly OutboxRow[]) => {
    hub.deliver(rows);
    webhooks.onRows(rows);
  };
  const relay = openRelay({ database, redis, clock, reportError, timeZone, onRows });
  const following = await followOthers({ database, redis, hub, reportError });
  return {
    hub,
    guard,
    webhooks,
    relay,
    async close() {
      await guard.close();
      await following.stop();
      await relay.close();
      await webhooks.close();
      hub.close();
    },
  };
}

function connectLeaderboards(
  { database, redis, clock, info, boardRanks }: ConnectOptions,
  { hub, relay }: Pick<Services, "hub" | "relay">,
  { telemetry, reportError, meter }: Pick<Services, "telemetry" | "reportError" | "meter">,
) {
  return openLeaderboards({
    database,
    redis,
    clock,
    reportError,
    timeZone: info.timeZone,
    ranks: boardRanks,
    freshness: () => ({ position: hub.position, isBehind: relay.isBehind }),
    catchUp: () => relay.caughtUp(),
    onRead(from) {
      telemetry.boardReads.inc({ from });
      meter.cacheRead("boards", from === "redis");
    },
  });
}
