/**
 * What is summed up of each person and day. Every part but the output is a metric of core/metrics,
 * with its numerator and denominator.
 */
export const PARTS = {
  response_time: {
    unit: "seconds",
    higherIsBetter: false,
    metric: "chat_response_time",
  },
  pipeline_conversion: {
    unit: "ratio",
    higherIsBetter: true,
    metric: "pipeline_conversion",
  },
  contact_quality: {
    unit: "ratio",
    higherIsBetter: true,
    metric: "contacts_data_quality",
  },
  call_success: {
    unit: "ratio",
    higherIsBetter: true,
    metric: "dialer_success_rate",
  },
  output: {
    unit: "per day",
    higherIsBetter: true,
    metric: null,
  },
} as const;

/** What the output counts: things done, in each of the four areas of work. */
export const OUTPUT_METRICS: readonly string[] = [
  "chat_responses",
  "chat_resolutions",
  "pipeline_leads_qualified",
  "pipeline_deals_won",
  "contacts_created",
  "contacts_updated",
  "dialer_calls_completed",
  "dialer_follow_ups",
];

export const PART_KEYS = [
  "response_time",
  "pipeline_conversion",
  "contact_quality",
  "call_success",
  "output",
] as const;
export type PartKey = typeof PART_KEYS[number];

export const PERFORMANCE_KEYS = [
  "response_time",
  "pipeline_conversion",
  "contact_quality",
  "call_success",
  "productivity",
] as const;
export type PerformanceKey = typeof PERFORMANCE_KEYS[number];

/** The five measures, for people. */
export const PERFORMANCE_MEASURES = {
  response_time: {
    unit: "seconds",
    higherIsBetter: false,
  },
  pipeline_conversion: {
    unit: "ratio",
    higherIsBetter: true,
  },
  contact_quality: {
    unit: "ratio",
    higherIsBetter: true,
  },
  call_success: {
    unit: "ratio",
    higherIsBetter: true,
  },
  productivity: {
    unit: "index",
    higherIsBetter: true,
  },
} as const;

/** The numerator and denominator of a part. */
interface Sums {
  readonly numerator: number;
  readonly denominator: number;
}

/** The parts of a person over a period, or of many people over a day. */
export type PartSums = Readonly<Record<PartKey, Sums>>;

/** Makes the sums of all parts. */
export function partSums(sumsOf: (key: PartKey) => Sums): PartSums {
  return {
    response_time: sumsOf("response_time"),
    pipeline_conversion: sumsOf("pipeline_conversion"),
    contact_quality: sumsOf("contact_quality"),
    call_success: sumsOf("call_success"),
    output: sumsOf("output"),
  };
}

/** How many replies, deals, contacts, calls or days a person needs in a period to count. */
const FEWEST_OBSERVATIONS = 5;

/** Returns the value of a part; null without observations. */
export function valueOfPart(sums: PartSums, key: PartKey, fewest: number = 1): number | null {
  const { numerator, denominator } = sums[key];
  return denominator < fewest || denominator === 0 ? null : numerator / denominator;
}

/** Returns the value of a part of a person; null when there is too little to say. */
export function personValue(sums: PartSums, key: PartKey): number | null {
  return valueOfPart(sums, key, FEWEST_OBSERVATIONS);
}
