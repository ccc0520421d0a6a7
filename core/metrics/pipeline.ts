import { MAX_DAYS, MAX_VALUE } from "@/core/events/fields.ts";
import { compareEvents } from "@/core/events/order.ts";
import { type DayFacts, oncePerObject } from "./day.ts";
import {
  count,
  type DailyMetric,
  type DerivedMetric,
  eventCount,
  mean,
  numbers,
  share,
  total,
  valueOf,
} from "./metric.ts";
import type { Parts } from "./views.ts";

/**
 * The position of each stage in a pipeline. Tools name their stages freely; these are the meanings
 * that integrations use, and common names. The position of any other stage is unknown.
 */
const STAGES: Readonly<Record<string, number>> = {
  new: 0,
  open: 1,
  contacted: 1,
  qualified: 2,
  proposal: 3,
  negotiation: 4,
  won: 5,
};

const SALES = "convention of sales operations (Jordan and Vazzana, Cracking the Sales Management " +
  "Code)";
const domain = "pipeline";
const won = (field: string) => [`deal_won.${field}`];

/** The metrics of leads and deals. */
export const PIPELINE_METRICS: readonly DailyMetric[] = [
  counted("pipeline_leads_created", "Leads created", "lead_created", true),
  counted("pipeline_leads_qualified", "Leads qualified", "lead_qualified", true),
  counted("pipeline_stage_moves", "Stage moves", "deal_stage_changed", null),
  {
    key: "pipeline_progression",
    title: "Lead progression",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "moves to a later stage / moves to a later or an earlier stage, in the order new, " +
      "open or contacted, qualified, proposal, negotiation, won",
    source: `stage progression, ${SALES}`,
    feeds: ["deal_stage_changed.from", "deal_stage_changed.to"],
    measure: (day) => share(steps(day), (step) => step > 0),
  },
  {
    key: "pipeline_stage_time",
    title: "Time in a stage",
    domain,
    unit: "days",
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of daysInStage / moves that report it",
    source: `time in stage, ${SALES}`,
    feeds: ["deal_stage_changed.daysInStage"],
    measure: (day) => mean(numbers(day.ofType("deal_stage_changed"), "daysInStage", MAX_DAYS)),
  },
  {
    key: "pipeline_qualification_accuracy",
    title: "Qualification accuracy",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "leads qualified on the day whose deal was won / those whose deal was won or lost, " +
      "at any time and by anyone; the last outcome after the qualification counts",
    source: "precision (positive predictive value) of a yes-or-no judgment, as in information " +
      "retrieval (van Rijsbergen, 1979)",
    feeds: ["lead_qualified.objectId", "deal_won.objectId", "deal_lost.objectId"],
    measure: qualificationAccuracy,
  },
  {
    key: "pipeline_reported_accuracy",
    title: "Reported accuracy",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of accuracy / qualified leads that report it",
    source: "mean of the accuracy that the tool reports; 0 to 1",
    feeds: ["lead_qualified.accuracy"],
    measure: (day) => mean(numbers(day.ofType("lead_qualified"), "accuracy", 1)),
  },
  counted("pipeline_deals_won", "Deals won", "deal_won", true),
  counted("pipeline_deals_lost", "Deals lost", "deal_lost", false),
  {
    key: "pipeline_closures",
    title: "Deals closed",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: null,
    formula: "deal_won and deal_lost events",
    source: `closed opportunities, ${SALES}`,
    feeds: ["deal_won", "deal_lost"],
    measure: (day) => count(day.ofType("deal_won", "deal_lost")),
  },
  {
    key: "pipeline_conversion",
    title: "Conversion rate",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: true,
    formula: "deals won / deals won or lost",
    source: `win rate by count of closed opportunities, ${SALES}`,
    feeds: ["deal_won", "deal_lost"],
    measure: (day) => share(day.ofType("deal_won", "deal_lost"), ({ type }) => type === "deal_won"),
  },
  {
    key: "pipeline_won_value",
    title: "Value won",
    domain,
    unit: "value",
    kind: "total",
    higherIsBetter: true,
    formula: "sum of value of deals won",
    source: `closed-won value, ${SALES}`,
    feeds: won("value"),
    measure: (day) => total(numbers(day.ofType("deal_won"), "value", MAX_VALUE)),
  },
  {
    key: "pipeline_deal_value",
    title: "Deal value",
    domain,
    unit: "value",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of value / deals won that report it",
    source: `average deal size, ${SALES}`,
    feeds: won("value"),
    measure: (day) => mean(numbers(day.ofType("deal_won"), "value", MAX_VALUE)),
  },
  {
    key: "pipeline_cycle_time",
    title: "Sales cycle",
    domain,
    unit: "days",
    kind: "mean",
    higherIsBetter: false,
    formula: "sum of cycleDays / deals won that report it",
    source: `sales cycle length, ${SALES}`,
    feeds: won("cycleDays"),
    measure: (day) => mean(numbers(day.ofType("deal_won"), "cycleDays", MAX_DAYS)),
  },
];

/** Opportunities times win rate equals deals won, so the parts of days can be added up. */
export const PIPELINE_VELOCITY: DerivedMetric = {
  key: "pipeline_velocity",
  title: "Pipeline velocity",
  domain,
  unit: "value per day",
  kind: "ratio",
  higherIsBetter: true,
  formula: "opportunities x average value x win rate / cycle length, with the deals closed as " +
    "opportunities: deals won x deal value / sales cycle",
  source: "sales velocity equation, convention of sales operations; dividing by the cycle as in " +
    "Little's law (Little, 1961)",
  feeds: ["deal_won.value", "deal_won.cycleDays"],
  derive(parts) {
    const deals = parts.get("pipeline_deals_won");
    const dealValue = parts.get("pipeline_deal_value");
    const cycle = parts.get("pipeline_cycle_time");
    if (!deals || !dealValue || !cycle) return null;
    const [value, days] = [valueOf(dealValue), valueOf(cycle)];
    if (value === null || days === null || days === 0) return null;
    return { numerator: deals.numerator * value, denominator: days };
  },
};

type Counted = "lead_created" | "lead_qualified" | "deal_stage_changed" | "deal_won" | "deal_lost";

function counted(
  key: string,
  title: string,
  type: Counted,
  higherIsBetter: boolean | null,
): DailyMetric {
  const source = `activity count, ${SALES}`;
  return eventCount(type, { key, title, domain, higherIsBetter, source });
}

/**
 * Returns how many stages each move went forward; moves from or to an unknown stage are left out.
 */
function steps(day: DayFacts): number[] {
  return day.ofType("deal_stage_changed").flatMap(({ data }) => {
    const [from, to] = [rankOf(data["from"]), rankOf(data["to"])];
    return from === undefined || to === undefined || from === to ? [] : [to - from];
  });
}

function rankOf(stage: unknown): number | undefined {
  return typeof stage === "string" && Object.hasOwn(STAGES, stage.toLowerCase())
    ? STAGES[stage.toLowerCase()]
    : undefined;
}

function qualificationAccuracy(day: DayFacts): Parts | null {
  const outcomes = oncePerObject(day.ofType("lead_qualified")).flatMap((event) => {
    const outcome = day.related(event);
    return outcome && compareEvents(outcome, event) > 0 ? [outcome] : [];
  });
  return share(outcomes, ({ type }) => type === "deal_won");
}
