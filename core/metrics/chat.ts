import { compareEvents } from "@/core/events/order.ts";
import type { DayFacts, MetricEvent } from "./day.ts";
import { count, type DailyMetric, flags, mean, numbers, share } from "./metric.ts";
import { MAX_SECONDS } from "@/core/events/fields.ts";
import type { Parts } from "./views.ts";

/** Scores from here on count as satisfied: the upper two of five answers, mapped to 0 … 1. */
const SATISFIED = 0.75;

const HANDBOOK = "Cleveland, Call Center Management on Fast Forward";
const domain = "chat";
const unit = "seconds";
const response = (field: string) => [`message_response.${field}`];

/** The metrics of written conversations. */
export const CHAT_METRICS: readonly DailyMetric[] = [
  {
    key: "chat_responses",
    title: "Responses",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: true,
    formula: "message_response events",
    source: `handled contacts (${HANDBOOK})`,
    feeds: ["message_response"],
    measure: (day) => count(day.ofType("message_response")),
  },
  {
    key: "chat_response_time",
    title: "Response time",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of responseTime / responses that report it",
    source: `mean response time (${HANDBOOK})`,
    feeds: response("responseTime"),
    measure: (day) => mean(responseTimes(day)),
  },
  within(60, "a minute"),
  within(120, "two minutes"),
  {
    key: "chat_first_reply_time",
    title: "First reply time",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of responseTime / responses that were the first of anybody in their conversation",
    source: "first response time, convention of customer service tools",
    feeds: ["message_response.responseTime", "message_response.objectId"],
    measure: (day) => mean(seconds(day.ofType("message_response").filter(isFirst(day)))),
  },
  {
    key: "chat_inbound_handled",
    title: "Chats taken",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: true,
    formula: "inbound_handled events with channel chat",
    source: `handled contacts (${HANDBOOK})`,
    feeds: ["inbound_handled.channel"],
    measure: (day) => count(chats(day)),
  },
  {
    key: "chat_pickup_time",
    title: "Time until a chat is taken",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of responseTime / chats taken that report it",
    source: `average speed of answer (${HANDBOOK})`,
    feeds: ["inbound_handled.responseTime", "inbound_handled.channel"],
    measure: (day) => mean(seconds(chats(day))),
  },
  {
    key: "chat_message_quality",
    title: "Message quality",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of quality / responses that report it",
    source: "mean of the quality that comes with the message; 0 to 1",
    feeds: response("quality"),
    measure: (day) => mean(numbers(day.ofType("message_response"), "quality", 1)),
  },
  {
    key: "chat_resolutions",
    title: "Resolutions",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: true,
    formula: "conversation_resolved events",
    source: "resolved contacts, convention of customer service tools",
    feeds: ["conversation_resolved"],
    measure: (day) => count(day.ofType("conversation_resolved")),
  },
  {
    key: "chat_resolution_time",
    title: "Resolution time",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of resolutionTime / resolutions that report it",
    source: "mean time to resolution, convention of customer service tools",
    feeds: ["conversation_resolved.resolutionTime"],
    measure: (day) =>
      mean(numbers(day.ofType("conversation_resolved"), "resolutionTime", MAX_SECONDS)),
  },
  {
    key: "chat_first_contact_resolution",
    title: "First contact resolution",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "resolutions with firstContact true / resolutions that report it",
    source: `first contact resolution (${HANDBOOK})`,
    feeds: ["conversation_resolved.firstContact"],
    measure: (day) => share(flags(day.ofType("conversation_resolved"), "firstContact"), Boolean),
  },
  {
    key: "chat_reopened",
    title: "Reopened",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: false,
    formula: "resolutions after which the conversation was resolved again / resolutions that " +
      "name their conversation",
    source: "reopen rate, convention of customer service tools",
    feeds: ["conversation_resolved.objectId"],
    measure: reopened,
  },
  {
    key: "chat_csat",
    title: "Satisfied customers",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: `scores of at least ${SATISFIED} / scores`,
    source: "CSAT as top-two-box of a five-point scale, convention of survey research; 4 of 5 " +
      `is ${SATISFIED}`,
    feeds: ["csat_received.score"],
    measure: (day) => share(scores(day), (score) => score >= SATISFIED),
  },
  {
    key: "chat_csat_score",
    title: "Mean satisfaction",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of score / scores",
    source: "mean CSAT score, convention of survey research; 0 to 1",
    feeds: ["csat_received.score"],
    measure: (day) => mean(scores(day)),
  },
];

function within(limit: number, words: string): DailyMetric {
  return {
    key: `chat_response_within_${limit}`,
    title: `Answered within ${words}`,
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: `responses with responseTime of at most ${limit} s / responses that report it`,
    source: `service level (${HANDBOOK})`,
    feeds: response("responseTime"),
    measure: (day) => share(responseTimes(day), (time) => time <= limit),
  };
}

function responseTimes(day: DayFacts): number[] {
  return seconds(day.ofType("message_response"));
}

function seconds(events: readonly MetricEvent[]): number[] {
  return numbers(events, "responseTime", MAX_SECONDS);
}

function scores(day: DayFacts): number[] {
  return numbers(day.ofType("csat_received"), "score", 1);
}

function chats(day: DayFacts): readonly MetricEvent[] {
  return day.ofType("inbound_handled").filter(({ data }) => data["channel"] === "chat");
}

/** Returns a filter for events that were the first reply of anybody in their conversation. */
function isFirst(day: DayFacts): (event: MetricEvent) => boolean {
  return (event) => {
    const first = day.related(event);
    return first !== undefined && compareEvents(first, event) === 0;
  };
}

function reopened(day: DayFacts): Parts | null {
  const last = day.ofType("conversation_resolved").flatMap((event) => {
    const last = day.related(event);
    return last ? [compareEvents(last, event) > 0] : [];
  });
  return share(last, Boolean);
}
