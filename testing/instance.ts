/** One instance of Laurel's services on a test's database, without a server. */
import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import type { PushKeys } from "@/core/push/environment.ts";
import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import { openMemoryRedis, type RedisHandle } from "@/db/redis/mod.ts";
import type { Database } from "@/db/postgres/open.ts";
import { connect } from "@/services/connect.ts";
import type { Clock } from "@/core/clock.ts";
import type { MailInput } from "@/services/mail/mod.ts";
import { openLog } from "@/services/platform/log.ts";
import type { IncomingEvent, IngestResult } from "@/services/rewards/event.ts";
import type { Services } from "@/services/services.ts";
import { HISTORY_NOW, HISTORY_ZONE } from "./histories.ts";

/** Services as a server has them; their background work is done when a test calls `runAll`. */
export interface Instance extends Services {
  /** The log, one line of JSON per entry. */
  readonly logged: readonly string[];
  /** The number of boards that were read so far, by their source. */
  reads(): Promise<{ redis: number; postgres: number }>;
  /** Brings events in as a key that may create agents. */
  ingest(events: readonly IncomingEvent[]): Promise<readonly IngestResult[]>;
}

export interface InstanceOptions {
  readonly clock?: Clock;
  readonly timeZone?: string;
  /** The address of Laurel's pages. */
  readonly publicUrl?: string;
  readonly signInProviders?: readonly SignInProvider[];
  /** The achievements of the database; none by default, so that points are easy to predict. */
  readonly achievements?: "default" | "none";
  readonly boardRanks?: RankStyle;
  /** The mail server; none by default. */
  readonly mail?: MailInput | undefined;
  /** The keys of Web Push; none by default. */
  readonly push?: PushKeys | undefined;
  /** Whether webhooks and Web Push may go to this machine; true by default. */
  readonly allowPrivate?: boolean;
  /** How long a receiver of a webhook may take. */
  readonly webhookTimeoutMilliseconds?: number;
  /** Opened by the caller, closed with the instance. Default: the in-process engine. */
  readonly redis?: RedisHandle;
}

/** Opens the services. Close them before the database. */
export async function openInstance(
  database: Database,
  options: InstanceOptions = {},
): Promise<Instance> {
  const logged: string[] = [];
  const redis = options.redis ?? openMemoryRedis();
  const services = await connect({
    database,
    redis,
    clock: options.clock ?? (() => HISTORY_NOW),
    log: openLog("debug", (line) => logged.push(line)),
    info: {
      isDemo: false,
      timeZone: options.timeZone ?? HISTORY_ZONE,
      version: "test",
      publicUrl: options.publicUrl,
    },
    signInProviders: options.signInProviders,
    secret: "a secret of thirty-two characters",
    achievements: options.achievements ?? "none",
    boardRanks: options.boardRanks ?? "standard",
    hasBackgroundWork: false,
    mail: options.mail,
    push: options.push,
    webhooks: {
      allowPrivate: options.allowPrivate ?? true,
      timeoutMilliseconds: options.webhookTimeoutMilliseconds,
      random: () => 0,
    },
  });
  return {
    ...services,
    logged,
    async reads() {
      const { values } = await services.telemetry.boardReads.get();
      const count = (from: string) => values.find(({ labels }) => labels.from === from)?.value ?? 0;
      return { redis: count("redis"), postgres: count("postgres") };
    },
    ingest: (events) => services.rewards.ingest(events, { keyId: null, createsAgents: true }),
    async close() {
      await services.close();
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
