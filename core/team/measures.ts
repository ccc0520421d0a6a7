/** What the page of a team shows of the metrics of docs/metrics.md. */

export const MEASURE_KEYS = ["responseTime", "quality", "conversion", "completeness"] as const;
export type MeasureKey = typeof MEASURE_KEYS[number];

/** A value that is the mean of parts of one or several metrics. */
export interface MeasureDefinition {
  /** Short name for the head of a column. */
  readonly title: string;
  readonly unit: "seconds" | "ratio";
  readonly isHigherBetter: boolean;
  /** The metrics whose numerators and denominators are added up. */
  readonly metrics: readonly string[];
  /** What is counted, in the singular and the plural. */
  readonly counted: readonly [one: string, many: string];
}

export const MEASURES: Readonly<Record<MeasureKey, MeasureDefinition>> = {
  responseTime: {
    title: "Response time",
    unit: "seconds",
    isHigherBetter: false,
    metrics: ["chat_response_time"],
    counted: ["reply", "replies"],
  },
  quality: {
    title: "Quality",
    unit: "ratio",
    isHigherBetter: true,
    metrics: ["chat_message_quality", "dialer_call_quality"],
    counted: ["scored message or call", "scored messages and calls"],
  },
  conversion: {
    title: "Conversion",
    unit: "ratio",
    isHigherBetter: true,
    metrics: ["pipeline_conversion"],
    counted: ["closed deal", "closed deals"],
  },
  completeness: {
    title: "Completeness",
    unit: "ratio",
    isHigherBetter: true,
    metrics: ["contacts_completeness"],
    counted: ["updated contact", "updated contacts"],
  },
};

/** The metrics that {@link MEASURES} need. */
export const MEASURED_METRICS: readonly string[] = MEASURE_KEYS
  .flatMap((key) => MEASURES[key].metrics);

export const COUNT_KEYS = [
  "replies",
  "resolutions",
  "calls",
  "deals",
  "leads",
  "contacts",
] as const;
export type CountKey = typeof COUNT_KEYS[number];

/** The events that are counted, and the name of the count. */
export const COUNTS: Readonly<Record<CountKey, { readonly title: string; readonly type: string }>> =
  {
    replies: { title: "Replies", type: "message_response" },
    resolutions: { title: "Resolved", type: "conversation_resolved" },
    calls: { title: "Calls", type: "call_completed" },
    deals: { title: "Deals won", type: "deal_won" },
    leads: { title: "Leads qualified", type: "lead_qualified" },
    contacts: { title: "New contacts", type: "new_contact" },
  };
