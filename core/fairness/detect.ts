import { isSystemType, objectIdOf } from "@/core/events/events.ts";
import { limitAbove, spreadOf } from "./robust.ts";
import { FAIRNESS_THRESHOLDS, MAX_EVIDENCE } from "./thresholds.ts";
import type { FindingKind } from "./kinds.ts";
import type { FindingEvidence, FindingNumbers } from "./views.ts";

/** An event as the detectors see it. */
export interface WatchedEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly points: number;
  readonly isReversed: boolean;
  /** Whether a person took it back, and not a tool. */
  readonly isReversedByHand: boolean;
}

/** What a detector points at. */
export interface Found {
  readonly kind: FindingKind;
  /** By how many times the threshold was reached. */
  readonly strength: number;
  readonly numbers: FindingNumbers;
  readonly evidence: readonly FindingEvidence[];
}

/** What the days before look like: of the agent, and of the peers. */
export interface PeerSamples {
  readonly own: readonly number[];
  readonly peers: readonly number[];
}

const isPaid = ({ points, type, isReversed }: WatchedEvent) =>
  points > 0 && !isReversed && !isSystemType(type);

/** Returns the paid events of the busiest five minutes of a day. */
export function busiestWindow(events: readonly WatchedEvent[]): readonly WatchedEvent[] {
  const paid = byTime(events.filter(isPaid));
  let best: readonly WatchedEvent[] = [];
  let first = 0;
  for (const [last, { time }] of paid.entries()) {
    while (time - paid[first]!.time >= FAIRNESS_THRESHOLDS.burst.windowMilliseconds) first++;
    if (last - first + 1 > best.length) best = paid.slice(first, last + 1);
  }
  return best;
}

/** Finds a burst: more paid events in five minutes than on one's own days and those of peers. */
export function findBurst(events: readonly WatchedEvent[], samples: PeerSamples): Found | null {
  const { minEvents, score, minOwnDays, minPeerDays, withoutSample, minSpread } =
    FAIRNESS_THRESHOLDS.burst;
  const window = busiestWindow(events);
  const compared = [
    samples.own.length >= minOwnDays ? spreadOf(samples.own) : null,
    samples.peers.length >= minPeerDays ? spreadOf(samples.peers) : null,
  ];
  const limits = compared.flatMap((sample) =>
    sample === null ? [] : [limitAbove(sample, score, minSpread)]
  );
  const threshold = Math.max(minEvents, ...(limits.length === 0 ? [withoutSample] : limits));
  if (window.length < threshold) return null;
  const [own, peers] = compared;
  return found("burst", window.length, threshold, window, {
    own: own?.median ?? null,
    peers: peers?.median ?? null,
  });
}

/** Finds things that the same person moves back to the stage they came from. */
export function findPingPong(week: readonly WatchedEvent[]): Found | null {
  const moves = byTime(
    week.filter(({ type, isReversed, data }) =>
      type === "deal_stage_changed" && !isReversed && objectIdOf(data) !== null
    ),
  );
  const byObject = Map.groupBy(moves, ({ source, data }) => `${source} ${objectIdOf(data)}`);
  const evidence: WatchedEvent[] = [];
  let returns = 0;
  for (const ofObject of byObject.values()) {
    const back = ofObject.filter(({ data }, index) => {
      const before = ofObject[index - 1];
      return before !== undefined && data["to"] !== undefined &&
        data["to"] === before.data["from"] && data["from"] === before.data["to"];
    });
    if (back.length === 0) continue;
    returns += back.length;
    evidence.push(...ofObject);
  }
  const { minReturns } = FAIRNESS_THRESHOLDS.ping_pong;
  if (returns < minReturns) return null;
  return found("ping_pong", returns, minReturns, byTime(evidence), {
    note: ({ data }) => `${text(data["from"])} to ${text(data["to"])}`,
  });
}

/** Finds work that the tools of the agent take back again and again. */
export function findSelfReversals(week: readonly WatchedEvent[]): Found | null {
  const { minReversed, minShare, minRepeats } = FAIRNESS_THRESHOLDS.self_reversal;
  const work = byTime(week.filter(({ type }) => !isSystemType(type)));
  const reversed = work.filter((one) => one.isReversed && !one.isReversedByHand);
  const paid = work.filter(isPaid);
  const share = reversed.length === 0 ? 0 : reversed.length / (reversed.length + paid.length);
  // The same work: taken back, and paid again under another id.
  const again = reversed.filter((one) =>
    objectIdOf(one.data) !== null &&
    paid.some((other) =>
      other.type === one.type && other.time >= one.time && other.source === one.source &&
      objectIdOf(other.data) === objectIdOf(one.data)
    )
  );
  const isMuch = reversed.length >= minReversed && share >= minShare;
  if (!isMuch && again.length < minRepeats) return null;
  const note = (event: WatchedEvent) => again.includes(event) ? "taken back, then paid again" : "";
  return isMuch
    ? found("self_reversal", reversed.length, minReversed, reversed, { note })
    : found("self_reversal", again.length, minRepeats, again, { note });
}

/** Returns the points of a day by hours of the clock with paid work; null: too few hours. */
export function pointsPerHour(events: readonly WatchedEvent[]): number | null {
  const paid = events.filter(isPaid);
  const hours = new Set(paid.map(({ time }) => Math.floor(time / 3_600_000))).size;
  if (hours < FAIRNESS_THRESHOLDS.points_per_hour.minHours) return null;
  return paid.reduce((sum, { points }) => sum + points, 0) / hours;
}

/**
 * Finds points per hour far above those of peers.
 * @param peers how many people the peers' days are of
 */
export function findFarAhead(
  events: readonly WatchedEvent[],
  samples: PeerSamples & { readonly people: number },
): Found | null {
  const { score, minPeerDays, minPeers, minSpreadShare } = FAIRNESS_THRESHOLDS.points_per_hour;
  const value = pointsPerHour(events);
  if (value === null || samples.peers.length < minPeerDays || samples.people < minPeers) {
    return null;
  }
  const sample = spreadOf(samples.peers);
  const threshold = limitAbove(sample, score, minSpreadShare * sample.median);
  if (sample.median <= 0 || value < threshold) return null;
  const most = byTime(
    events.filter(isPaid).toSorted((a, b) => b.points - a.points).slice(0, MAX_EVIDENCE),
  );
  return found("points_per_hour", value, threshold, most, {
    own: samples.own.length === 0 ? null : spreadOf(samples.own).median,
    peers: sample.median,
  });
}

/** Finds replies that came faster than anybody can read or type. */
export function findFastReplies(events: readonly WatchedEvent[]): Found | null {
  const { belowSeconds, charactersPerSecond, minReplies, minShare } =
    FAIRNESS_THRESHOLDS.fast_replies;
  const replies = events.filter(({ data, isReversed }) =>
    !isReversed && typeof data["responseTime"] === "number"
  );
  const isFast = ({ data }: WatchedEvent) => {
    const seconds = data["responseTime"] as number;
    const length = data["messageLength"];
    return seconds < belowSeconds ||
      (typeof length === "number" && length > seconds * charactersPerSecond);
  };
  const fast = byTime(replies.filter(isFast));
  if (fast.length < minReplies || fast.length < minShare * replies.length) return null;
  return found("fast_replies", fast.length, minReplies, fast, {
    note: ({ data }) => {
      const length = data["messageLength"];
      const typed = typeof length === "number" ? `, ${length} characters` : "";
      return `after ${data["responseTime"]} seconds${typed}`;
    },
  });
}

function found(
  kind: FindingKind,
  value: number,
  threshold: number,
  events: readonly WatchedEvent[],
  { own = null, peers = null, note = () => "" }: {
    readonly own?: number | null;
    readonly peers?: number | null;
    readonly note?: (event: WatchedEvent) => string;
  },
): Found {
  return {
    kind,
    strength: value / threshold,
    numbers: { value, threshold, own, peers, events: events.length },
    evidence: events.slice(0, MAX_EVIDENCE).map((event) => ({
      source: event.source,
      id: event.id,
      type: event.type,
      time: new Date(event.time).toISOString(),
      points: event.points,
      note: note(event),
    })),
  };
}

function byTime(events: readonly WatchedEvent[]): WatchedEvent[] {
  return events.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "?";
}
