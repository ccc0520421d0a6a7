import { isOwnMetric } from "@/core/metrics/own_types.ts";
import { OUTPUT_METRICS, PARTS, type PartSums, partSums } from "./measures.ts";

/** What the metrics of a day store. */
interface MetricParts {
  readonly metric: string;
  readonly numerator: number;
  readonly denominator: number | null;
}

/**
 * Returns the parts of a person's day from its metrics. A day with any metric is a day of work, so
 * it counts once in the denominator of the output. Types that admins defined are no part of the
 * output, so a day with nothing else has no parts.
 */
export function daySums(all: readonly MetricParts[]): PartSums | undefined {
  const metrics = all.filter(({ metric }) => !isOwnMetric(metric));
  if (metrics.length === 0) return undefined;
  const of = new Map(metrics.map((one) => [one.metric, one]));
  return partSums((key) => {
    const { metric } = PARTS[key];
    if (metric === null) {
      const counts = OUTPUT_METRICS.map((name) => of.get(name)?.numerator ?? 0);
      return { numerator: counts.reduce((sum, one) => sum + one, 0), denominator: 1 };
    }
    const { numerator = 0, denominator = 0 } = of.get(metric) ?? {};
    return { numerator, denominator: denominator ?? 0 };
  });
}
