import type { Database } from "@/db/postgres/open.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import type { Accounts } from "./accounts/mod.ts";
import type { Passwords } from "./accounts/passwords.ts";
import type { Achievements } from "./achievements/mod.ts";
import type { Aliases } from "./agents/aliases.ts";
import type { Directory } from "./agents/directory.ts";
import type { Agents } from "./agents/mod.ts";
import type { PeopleImports } from "./agents/import_people.ts";
import type { People } from "./agents/people.ts";
import type { Teams } from "./agents/teams.ts";
import type { Keys } from "./auth/keys.ts";
import type { Audit } from "./audit.ts";
import type { Auth } from "./auth/mod.ts";
import type { Calendars } from "./calendars/mod.ts";
import type { WorkingCalendars } from "./calendars/working_calendars.ts";
import type { Challenges } from "./challenges/mod.ts";
import type { Corrections } from "./corrections/mod.ts";
import type { Desk } from "./desk.ts";
import type { WindowLayouts } from "./windows.ts";
import type { FailedDeliveries } from "./failed_deliveries.ts";
import type { FairnessWatch } from "./fairness/mod.ts";
import type { FirstStepsService } from "./first_steps.ts";
import type { EngagementService } from "./engagement/mod.ts";
import type { Explanations } from "./explain/mod.ts";
import type { Goals } from "./goals/mod.ts";
import type { Guides } from "./guides/mod.ts";
import type { Invitations } from "./invitations/mod.ts";
import type { Mail } from "./mail/mod.ts";
import type { Integrations } from "./integrations/mod.ts";
import type { NotificationCenter } from "./notifications/mod.ts";
import type { OrganizationService } from "./organization.ts";
import type { Jobs } from "./jobs/mod.ts";
import type { Leaderboards } from "./leaderboards/mod.ts";
import type { Hub } from "./live/hub.ts";
import type { Relay } from "./live/relay.ts";
import type { Leave } from "./leave/mod.ts";
import type { Merging } from "./merging/mod.ts";
import type { Metrics } from "./metrics/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "./platform/errors.ts";
import type { Log } from "./platform/log.ts";
import type { Telemetry } from "./platform/telemetry.ts";
import type { Baselines } from "./performance/baseline.ts";
import type { Holdouts } from "./performance/holdouts.ts";
import type { PerformanceReads } from "./performance/mod.ts";
import type { Erasures } from "./privacy/erasures.ts";
import type { Retention } from "./privacy/retention.ts";
import type { Meter } from "./technical/meter.ts";
import type { Technical } from "./technical/mod.ts";
import type { Profiles } from "./profile/mod.ts";
import type { Push } from "./push/mod.ts";
import type { Recalculations } from "./recalculations/mod.ts";
import type { RuleTrials } from "./recalculations/trials.ts";
import type { Reports } from "./reports/mod.ts";
import type { Rewards } from "./rewards/mod.ts";
import type { Reversals } from "./rewards/reverse_event.ts";
import type { Boosts } from "./rules/boosts.ts";
import type { RuleDrafts } from "./rules/drafts.ts";
import type { EventTypes } from "./event_types/mod.ts";
import type { Rules } from "./rules/mod.ts";
import type { Samples } from "./sample/mod.ts";
import type { Spins } from "./spins/mod.ts";
import type { TeamReads } from "./team/mod.ts";
import type { Todays } from "./today/mod.ts";
import type { WallLinks } from "./wall_links.ts";
import type { Webhooks } from "./webhooks/mod.ts";

/** Facts about the installation that pages may show. */
export interface Info {
  readonly isDemo: boolean;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly version: string;
  /** LAUREL_PUBLIC_URL without a slash at the end, when it is set: requests from pages with another origin are refused. */
  readonly publicUrl?: string | undefined;
  /** Whether Laurel can send mail. */
  readonly sendsMail?: boolean | undefined;
}

/** All use cases, open and connected. */
export interface Services {
  readonly info: Info;
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Measures this instance. */
  readonly meter: Meter;
  /** What all instances measured. */
  readonly technical: Technical;
  /** Logs and counts an error that no caller receives. */
  readonly reportError: ReportError;
  readonly database: Database;
  readonly redis: RedisHandle;
  readonly guides: Guides;
  readonly auth: Auth;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly keys: Keys;
  readonly audit: Audit;
  readonly organization: OrganizationService;
  readonly mail: Mail;
  readonly invitations: Invitations;
  readonly rewards: Rewards;
  readonly reversals: Reversals;
  readonly corrections: Corrections;
  readonly rules: Rules;
  readonly ruleDrafts: RuleDrafts;
  readonly ruleTrials: RuleTrials;
  readonly eventTypes: EventTypes;
  readonly boosts: Boosts;
  readonly explanations: Explanations;
  readonly recalculations: Recalculations;
  readonly agents: Agents;
  readonly people: People;
  readonly teams: Teams;
  readonly peopleImports: PeopleImports;
  readonly directory: Directory;
  readonly aliases: Aliases;
  readonly merging: Merging;
  readonly calendars: Calendars;
  readonly workingCalendars: WorkingCalendars;
  readonly leave: Leave;
  readonly profiles: Profiles;
  /** How long personal data is kept. */
  readonly retention: Retention;
  /** Erases people. */
  readonly erasures: Erasures;
  readonly achievements: Achievements;
  readonly challenges: Challenges;
  readonly leaderboards: Leaderboards;
  /** Boards for screens without an account. */
  readonly wallLinks: WallLinks;
  readonly metrics: Metrics;
  readonly engagement: EngagementService;
  readonly fairness: FairnessWatch;
  readonly spins: Spins;
  readonly desk: Desk;
  /** Daily goals of agents and teams. */
  readonly goals: Goals;
  /** How an agent's day goes. */
  readonly today: Todays;
  readonly windows: WindowLayouts;
  /** What managers see of their teams. */
  readonly team: TeamReads;
  readonly performance: PerformanceReads;
  readonly holdouts: Holdouts;
  /** The weekly report, and sending it. */
  readonly reports: Reports;
  readonly baselines: Baselines;
  /** Tools that send events to Laurel. */
  readonly integrations: Integrations;
  /** Systems to which Laurel sends what happens. */
  readonly webhooks: Webhooks;
  /** What people were told, and what they want to be told of. */
  readonly notifications: NotificationCenter;
  /** Web Push to browsers of people who are told something. */
  readonly push: Push;
  /** Webhooks in both directions that failed. */
  readonly failedDeliveries: FailedDeliveries;
  readonly firstSteps: FirstStepsService;
  readonly sample: Samples;
  readonly hub: Hub;
  readonly relay: Relay;
  readonly jobs: Jobs;
  /** Finishes running work, then closes all services. */
  close(): Promise<void>;
}
