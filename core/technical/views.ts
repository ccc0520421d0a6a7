import { z } from "zod";
import { listOf, momentText, shape } from "@/core/shapes.ts";

/** What is measured, in the order of the page. */
export const TECHNICAL_MEASURES = [
  "response_time",
  "stream_stability",
  "query_time",
  "cache_hit_rate",
  "error_rate",
] as const;

export type TechnicalMeasureKey = (typeof TECHNICAL_MEASURES)[number];

/** A measure of the running system against its target. */
const technicalMeasureSchema = shape({
  key: z.enum(TECHNICAL_MEASURES),
  unit: z.enum(["milliseconds", "share"]),
  value: z.number().nullable().describe(
    "Times: the 95th percentile in milliseconds. The others: a share from 0 to 1. Null: nothing was measured.",
  ),
  target: z.number(),
  isAtMost: z.boolean().describe("Whether the value must be below the target, not above it"),
  state: z.enum(["met", "missed", "unknown"]).describe("`unknown`: too little was measured"),
  sampleCount: z.number().describe(
    "How many requests, queries or reads were measured; of streams, the seconds",
  ),
  sentence: z.string().describe("The verdict in words"),
  percentiles: shape({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable(),
}).meta({ id: "TechnicalMeasure" });

/** The measures of one interval. */
const technicalPointSchema = shape({
  at: momentText.describe("The start of the interval"),
  requestCount: z.int(),
  response_time: z.number().nullable(),
  stream_stability: z.number().nullable(),
  query_time: z.number().nullable(),
  cache_hit_rate: z.number().nullable(),
  error_rate: z.number().nullable(),
}).meta({ id: "TechnicalPoint" });

/** How the running system does, from its own measurements. */
export const technicalReportSchema = shape({
  from: momentText,
  to: momentText,
  stepSeconds: z.int(),
  instanceCount: z.int().describe("The instances that measured something"),
  measures: listOf(technicalMeasureSchema),
  points: listOf(technicalPointSchema),
}).meta({ id: "TechnicalReport" });

export type TechnicalMeasure = z.infer<typeof technicalMeasureSchema>;
export type TechnicalPoint = z.infer<typeof technicalPointSchema>;
export type TechnicalReport = z.infer<typeof technicalReportSchema>;
