import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { BOUNDS_MILLISECONDS } from "@/core/technical/histogram.ts";

/** Counters and timers for `/metrics`. */
export interface Telemetry {
  /** By `status`: scored, recorded, capped, duplicate, rejected. */
  readonly events: Counter<"status">;
  /** By `provider` and `status`: processed, ignored, paused, failed, unparseable, conflict, refused. */
  readonly integrationWebhooks: Counter<"provider" | "status">;
  /** By `from`: redis, postgres. */
  readonly boardReads: Counter<"from">;
  /** Seconds from request to answer, by `route` and `status` class. */
  readonly requests: Histogram<"route" | "status">;
  /** Seconds from request to answer of pages and of the API, by `status` class. */
  readonly responses: Histogram<"status">;
  /** Seconds that queries of the database took. */
  readonly queries: Histogram;
  /** Reads of caches, by `cache` and `result`: hit, miss. */
  readonly cacheReads: Counter<"cache" | "result">;
  readonly streams: Gauge;
  /** Seconds of live streams, by `state`: connected; lost, while a page waited for a new one. */
  readonly streamSeconds: Counter<"state">;
  /** Unexpected errors inside Laurel (not transient ones), by `where` they occurred. */
  readonly errors: Counter<"where">;
  /**
   * Items that failed inside Laurel and wait for an automatic retry, by `work`: webhooks, objects,
   * events, jobs.
   */
  readonly failing: Gauge<"work">;
  /** Returns all metrics as Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Opens metrics with a registry of their own, so that several instances in one test do not collide.
 */
export function openTelemetry(): Telemetry {
  const registry = new Registry();
  const registers = [registry];
  const buckets = BOUNDS_MILLISECONDS.map((bound) => bound / 1_000);
  // The standard name in Prometheus clients. The client's own implementation reads /proc, which
  // Deno does not allow.
  new Gauge({
    name: "process_resident_memory_bytes",
    help: "Resident memory in bytes",
    registers,
    collect() {
      this.set(Deno.memoryUsage().rss);
    },
  });
  return {
    events: new Counter({
      name: "laurel_events_total",
      help: "Events received, by what became of them",
      labelNames: ["status"],
      registers,
    }),
    integrationWebhooks: new Counter({
      name: "laurel_webhooks_total",
      help: "Webhooks received from tools, by what became of them",
      labelNames: ["provider", "status"],
      registers,
    }),
    boardReads: new Counter({
      name: "laurel_board_reads_total",
      help: "Boards read, by where they came from",
      labelNames: ["from"],
      registers,
    }),
    requests: new Histogram({
      name: "laurel_http_request_duration_seconds",
      help: "Time from request to answer",
      labelNames: ["route", "status"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    responses: new Histogram({
      name: "laurel_response_duration_seconds",
      help: "Time from request to answer of pages and of the API, without streams and imports",
      labelNames: ["status"],
      buckets,
      registers,
    }),
    queries: new Histogram({
      name: "laurel_db_query_duration_seconds",
      help: "Time that a query of the database took",
      buckets,
      registers,
    }),
    cacheReads: new Counter({
      name: "laurel_cache_reads_total",
      help: "Reads of caches, by cache and by whether it had the answer",
      labelNames: ["cache", "result"],
      registers,
    }),
    streamSeconds: new Counter({
      name: "laurel_stream_seconds_total",
      help: "Time that live streams were connected, and that pages waited for one that had broken",
      labelNames: ["state"],
      registers,
    }),
    streams: new Gauge({ name: "laurel_live_streams", help: "Open live connections", registers }),
    errors: new Counter({
      name: "laurel_internal_errors_total",
      help: "Unexpected errors inside Laurel, by the part in which they occurred",
      labelNames: ["where"],
      registers,
    }),
    failing: new Gauge({
      name: "laurel_failing_work",
      help: "Work that failed inside Laurel and is tried again automatically, by kind of work",
      labelNames: ["work"],
      registers,
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
