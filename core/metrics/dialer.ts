import { objectIdOf } from "@/core/events/events.ts";
import { type DayFacts, type MetricEvent, oncePerObject } from "./day.ts";
import {
  count,
  type DailyMetric,
  eventCount,
  flags,
  mean,
  numbers,
  share,
  total,
} from "./metric.ts";
import { MAX_SECONDS } from "@/core/events/fields.ts";
import type { Parts } from "./views.ts";

/**
 * The range of talk times in seconds that count as good, neither too short nor too long; both ends
 * are included.
 */
const TALK_TIME_RANGE = [120, 900] as const;
/** The number of seconds within which a call should be answered. */
const ANSWER_WITHIN = 20;

const HANDBOOK = "Cleveland, Call Center Management on Fast Forward";
const domain = "dialer";
const unit = "seconds";
const [MIN_TALK_SECONDS, MAX_TALK_SECONDS] = TALK_TIME_RANGE;

/** The metrics of calls and of the work that follows from them. */
export const DIALER_METRICS: readonly DailyMetric[] = [
  counted("dialer_calls_completed", "Calls completed", "call_completed", true),
  counted("dialer_calls_missed", "Calls missed", "call_missed", false),
  {
    key: "dialer_success_rate",
    title: "Call success rate",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "call_completed events / call_completed and call_missed events",
    source: "answer seizure ratio (ITU-T E.425): calls answered / calls attempted",
    feeds: ["call_completed", "call_missed"],
    measure: (day) =>
      share(
        day.ofType("call_completed", "call_missed"),
        ({ type }) => type === "call_completed",
      ),
  },
  {
    key: "dialer_talk_time",
    title: "Talk time",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: null,
    formula: "sum of talkTime / completed calls that report it",
    source: `average talk time (${HANDBOOK})`,
    feeds: ["call_completed.talkTime"],
    measure: (day) => mean(talkTimes(day)),
  },
  {
    key: "dialer_talk_time_total",
    title: "Time talked",
    domain,
    unit,
    kind: "total",
    higherIsBetter: null,
    formula: "sum of talkTime of completed calls",
    source: `talk time (${HANDBOOK})`,
    feeds: ["call_completed.talkTime"],
    measure: (day) => total(talkTimes(day)),
  },
  {
    key: "dialer_talk_time_in_range",
    title: "Calls of a good length",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula:
      `completed calls with talkTime from ${MIN_TALK_SECONDS} to ${MAX_TALK_SECONDS} s / those that report it`,
    source: "the range in which Laurel's first rules pay the duration bonus (scoring.md)",
    feeds: ["call_completed.talkTime"],
    measure: (day) =>
      share(talkTimes(day), (time) => time >= MIN_TALK_SECONDS && time <= MAX_TALK_SECONDS),
  },
  {
    key: "dialer_satisfaction",
    title: "Satisfaction with calls",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of satisfaction / completed calls that report it",
    source: "mean CSAT score, convention of survey research; 0 to 1",
    feeds: ["call_completed.satisfaction"],
    measure: (day) => mean(numbers(day.ofType("call_completed"), "satisfaction", 1)),
  },
  {
    key: "dialer_call_quality",
    title: "Call quality",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of quality / call_quality_scored events that report it",
    source: `quality monitoring score (${HANDBOOK}); 0 to 1`,
    feeds: ["call_quality_scored.quality"],
    measure: (day) => mean(numbers(day.ofType("call_quality_scored"), "quality", 1)),
  },
  {
    key: "dialer_inbound_handled",
    title: "Inbound calls taken",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: true,
    formula: "inbound_handled events with another channel than chat, or none",
    source: `handled contacts (${HANDBOOK})`,
    feeds: ["inbound_handled.channel"],
    measure: (day) => count(answered(day)),
  },
  {
    key: "dialer_speed_to_answer",
    title: "Speed to answer",
    domain,
    unit,
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of responseTime / inbound calls taken that report it",
    source: `average speed of answer (${HANDBOOK})`,
    feeds: ["inbound_handled.responseTime", "inbound_handled.channel"],
    measure: (day) => mean(answerTimes(day)),
  },
  {
    key: "dialer_service_level",
    title: "Service level",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: `inbound calls taken with responseTime of at most ${ANSWER_WITHIN} s / those that ` +
      "report it and call_missed events with direction inbound",
    source: `service level X percent in ${ANSWER_WITHIN} s (${HANDBOOK})`,
    feeds: ["inbound_handled.responseTime", "inbound_handled.channel", "call_missed.direction"],
    measure: serviceLevel,
  },
  counted("dialer_outbound_successes", "Outbound successes", "outbound_success", true),
  {
    key: "dialer_conversion",
    title: "Outbound conversion",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "outbound_success events with converted true / those that report it",
    source: `conversion rate of outbound contact (${HANDBOOK})`,
    feeds: ["outbound_success.converted"],
    measure: (day) => share(flags(day.ofType("outbound_success"), "converted"), Boolean),
  },
  {
    key: "dialer_efficiency",
    title: "Outbound efficiency",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of efficiency / outbound_success events that report it",
    source: "mean of the efficiency that the tool reports; 0 to 1",
    feeds: ["outbound_success.efficiency"],
    measure: (day) => mean(numbers(day.ofType("outbound_success"), "efficiency", 1)),
  },
  counted("dialer_follow_ups", "Follow-ups completed", "follow_up_completed", true),
  {
    key: "dialer_follow_up_completion",
    title: "Follow-up completion",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "tasks with a follow_up_due event on the day that have a follow_up_completed event, " +
      "at any time and by anyone / tasks with a follow_up_due event",
    source: "completion rate of tasks due, convention of activity management",
    feeds: ["follow_up_due.objectId", "follow_up_completed.objectId"],
    measure: followUps,
  },
  {
    key: "dialer_follow_up_on_time",
    title: "Follow-ups on time",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "follow_up_completed events with onTime true / those that report it",
    source: "on-time completion rate, convention of activity management",
    feeds: ["follow_up_completed.onTime"],
    measure: (day) => share(flags(day.ofType("follow_up_completed"), "onTime"), Boolean),
  },
];

type Counted = "call_completed" | "call_missed" | "outbound_success" | "follow_up_completed";

function counted(key: string, title: string, type: Counted, better: boolean): DailyMetric {
  const source = `activity count (${HANDBOOK})`;
  return eventCount(type, { key, title, domain, higherIsBetter: better, source });
}

function talkTimes(day: DayFacts): number[] {
  return numbers(day.ofType("call_completed"), "talkTime", MAX_SECONDS);
}

function answered(day: DayFacts): readonly MetricEvent[] {
  return day.ofType("inbound_handled").filter(({ data }) => data["channel"] !== "chat");
}

function answerTimes(day: DayFacts): number[] {
  return numbers(answered(day), "responseTime", MAX_SECONDS);
}

function serviceLevel(day: DayFacts): Parts | null {
  const times = answerTimes(day);
  const missed = day.ofType("call_missed").filter(({ data }) => data["direction"] === "inbound");
  return share([...times, ...missed.map(() => Infinity)], (time) => time <= ANSWER_WITHIN);
}

/** Counts a task with several events as due once. A task without an id cannot be followed. */
function followUps(day: DayFacts): Parts | null {
  const due = oncePerObject(day.ofType("follow_up_due"))
    .filter(({ data }) => objectIdOf(data) !== null);
  return share(due, (event) => day.related(event) !== undefined);
}
