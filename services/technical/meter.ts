import { addCounts, NOTHING_COUNTED, type TechnicalCounts } from "@/core/technical/counts.ts";
import { BOUNDS_MILLISECONDS } from "@/core/technical/histogram.ts";
import type { Clock } from "@/core/clock.ts";
import type { Telemetry } from "@/services/platform/telemetry.ts";

/** The caches whose hits are counted. */
export type CacheName = "sessions" | "keys" | "subjects" | "agents" | "boards";

/** Measures this instance: for `/metrics`, and for the samples that all instances store. */
export interface Meter {
  /** Counts an answer of a page or of the API, with the time from request to answer. */
  answered(milliseconds: number, status: number): void;
  queried(milliseconds: number): void;
  cacheRead(cache: CacheName, isHit: boolean): void;
  /** Counts a live stream as connected until the returned function is called. */
  streamOpened(): () => void;
  /** Counts how long a page waited for a stream after its last one broke. */
  streamLost(milliseconds: number): void;
  /** Returns what was counted since the last call. */
  take(): TechnicalCounts;
  /** Counts again what was taken and could not be stored. */
  giveBack(counts: TechnicalCounts): void;
}

const { responses: _responses, queries: _queries, ...OTHERS } = NOTHING_COUNTED;

/** Opens a meter that has counted nothing. */
export function openMeter(telemetry: Telemetry, clock: Clock): Meter {
  // One array is changed in place: queries are counted often.
  let responses = [...NOTHING_COUNTED.responses];
  let queries = [...NOTHING_COUNTED.queries];
  let others = { ...OTHERS };
  let openStreams = 0;
  let connectedUntil = clock();

  /** Adds the time that the open streams were connected since the last call. */
  function countConnected() {
    const now = clock();
    const seconds = openStreams * Math.max(0, now - connectedUntil) / 1_000;
    connectedUntil = now;
    others.connectedSeconds += seconds;
    if (seconds > 0) telemetry.streamSeconds.inc({ state: "connected" }, seconds);
  }

  /** Goes on from these counts. */
  function count({ responses: answers, queries: asked, ...rest }: TechnicalCounts) {
    responses = [...answers];
    queries = [...asked];
    others = rest;
  }

  return {
    answered(milliseconds, status) {
      responses[bucketOf(milliseconds)]!++;
      if (status >= 500) others.failedResponses++;
      const seconds = milliseconds / 1_000;
      telemetry.responses.observe({ status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    queried(milliseconds) {
      queries[bucketOf(milliseconds)]!++;
      telemetry.queries.observe(milliseconds / 1_000);
    },
    cacheRead(cache, isHit) {
      if (isHit) others.cacheHits++;
      else others.cacheMisses++;
      telemetry.cacheReads.inc({ cache, result: isHit ? "hit" : "miss" });
    },
    streamOpened() {
      countConnected();
      openStreams++;
      return () => {
        countConnected();
        openStreams--;
      };
    },
    streamLost(milliseconds) {
      others.lostSeconds += milliseconds / 1_000;
      telemetry.streamSeconds.inc({ state: "lost" }, milliseconds / 1_000);
    },
    take() {
      countConnected();
      const taken = { ...others, responses, queries };
      count(NOTHING_COUNTED);
      return taken;
    },
    giveBack: (taken) => count(addCounts(taken, { ...others, responses, queries })),
  };
}

function bucketOf(milliseconds: number): number {
  const found = BOUNDS_MILLISECONDS.findIndex((bound) => milliseconds <= bound);
  return found < 0 ? BOUNDS_MILLISECONDS.length : found;
}
