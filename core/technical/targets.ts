import type { TechnicalCounts } from "./counts.ts";
import { type Counts, quantileOf, totalOf } from "./histogram.ts";
import {
  TECHNICAL_MEASURES,
  type TechnicalMeasure,
  type TechnicalMeasureKey,
  type TechnicalPoint,
} from "./views.ts";

interface Target {
  readonly unit: TechnicalMeasure["unit"];
  readonly target: number;
  readonly isAtMost: boolean;
  /** With less than this, the measure says nothing about the target. */
  readonly minSamples: number;
  readonly samplesAre: string;
  readonly value: (counts: TechnicalCounts) => number | null;
  readonly samples: (counts: TechnicalCounts) => number;
  readonly histogram?: (counts: TechnicalCounts) => Counts;
}

const JUDGED_QUANTILE = 0.95;
const share = (part: number, whole: number) => whole === 0 ? null : part / whole;

/**
 * The targets of the plan (section 8.3). Times are judged by their 95th percentile. A share must
 * have enough samples that one bad one alone does not decide.
 */
const TARGETS: Readonly<Record<TechnicalMeasureKey, Target>> = {
  response_time: {
    unit: "milliseconds",
    target: 100,
    isAtMost: true,
    minSamples: 100,
    samplesAre: "requests",
    value: ({ responses }) => quantileOf(responses, JUDGED_QUANTILE),
    samples: ({ responses }) => totalOf(responses),
    histogram: ({ responses }) => responses,
  },
  stream_stability: {
    unit: "share",
    target: 0.999,
    isAtMost: false,
    minSamples: 3_600,
    samplesAre: "seconds of live connections",
    value: ({ connectedSeconds, lostSeconds }) =>
      share(connectedSeconds, connectedSeconds + lostSeconds),
    samples: ({ connectedSeconds, lostSeconds }) => connectedSeconds + lostSeconds,
  },
  query_time: {
    unit: "milliseconds",
    target: 50,
    isAtMost: true,
    minSamples: 100,
    samplesAre: "queries",
    value: ({ queries }) => quantileOf(queries, JUDGED_QUANTILE),
    samples: ({ queries }) => totalOf(queries),
    histogram: ({ queries }) => queries,
  },
  cache_hit_rate: {
    unit: "share",
    target: 0.95,
    isAtMost: false,
    minSamples: 100,
    samplesAre: "reads of caches",
    value: ({ cacheHits, cacheMisses }) => share(cacheHits, cacheHits + cacheMisses),
    samples: ({ cacheHits, cacheMisses }) => cacheHits + cacheMisses,
  },
  error_rate: {
    unit: "share",
    target: 0.001,
    isAtMost: true,
    minSamples: 1_000,
    samplesAre: "requests",
    value: ({ responses, failedResponses }) => share(failedResponses, totalOf(responses)),
    samples: ({ responses }) => totalOf(responses),
  },
};

/** Judges everything that was counted in an interval. */
export function judgeTechnical(counts: TechnicalCounts): readonly TechnicalMeasure[] {
  return TECHNICAL_MEASURES.map((key) => judge(key, counts));
}

function judge(key: TechnicalMeasureKey, counts: TechnicalCounts): TechnicalMeasure {
  const { unit, target, isAtMost, minSamples, samplesAre, ...read } = TARGETS[key];
  const value = read.value(counts);
  const sampleCount = Math.round(read.samples(counts));
  const isMet = value !== null && (isAtMost ? value < target : value > target);
  const state = value === null || sampleCount < minSamples ? "unknown" : isMet ? "met" : "missed";
  const histogram = read.histogram?.(counts);
  const at = (quantile: number) => quantileOf(histogram!, quantile)!;
  return {
    key,
    unit,
    value,
    target,
    isAtMost,
    state,
    sampleCount,
    sentence: state === "unknown"
      ? `Too little was measured to judge: ${whole(sampleCount)} of at least ` +
        `${whole(minSamples)} ${samplesAre}.`
      : `Of ${whole(sampleCount)} ${samplesAre}, ${SAYS[key](counts, value!)}.`,
    percentiles: histogram && value !== null
      ? { p50: at(0.5), p95: at(JUDGED_QUANTILE), p99: at(0.99) }
      : null,
  };
}

const SAYS: Readonly<
  Record<TechnicalMeasureKey, (counts: TechnicalCounts, value: number) => string>
> = {
  response_time: (_, value) => `95% were answered within ${milliseconds(value)}`,
  stream_stability: ({ lostSeconds }, value) =>
    `${percent(value)} were connected; pages waited ${whole(lostSeconds)} s for a broken stream`,
  query_time: (_, value) => `95% took at most ${milliseconds(value)}`,
  cache_hit_rate: (_, value) => `${percent(value)} were answered from memory or Redis`,
  error_rate: ({ failedResponses }, value) =>
    `${whole(failedResponses)} failed inside Laurel (${percent(value)})`,
};

/** Returns the values of one interval, for charts. */
export function technicalPoint(at: string, counts: TechnicalCounts): TechnicalPoint {
  return {
    at,
    requestCount: totalOf(counts.responses),
    response_time: TARGETS.response_time.value(counts),
    stream_stability: TARGETS.stream_stability.value(counts),
    query_time: TARGETS.query_time.value(counts),
    cache_hit_rate: TARGETS.cache_hit_rate.value(counts),
    error_rate: TARGETS.error_rate.value(counts),
  };
}

const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const milliseconds = (value: number) =>
  `${value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 })} ms`;
const percent = (value: number) =>
  value.toLocaleString("en-US", { style: "percent", maximumFractionDigits: 2 });
