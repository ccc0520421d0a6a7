/** The most conditions of a metric. */
export const MAX_CONDITIONS = 10;

/** The ids of the controls by the names of the fields of a metric, for `useForm`. */
export function metricFields(id: string): Readonly<Record<string, string>> {
  const conditions = Array.from({ length: MAX_CONDITIONS }, (_, index) => [
    `metric.when.${index}`,
    `${id}-when-${index}`,
  ]);
  return {
    "metric.measure": `${id}-measure`,
    "metric.events": `${id}-events`,
    ...Object.fromEntries(conditions),
    metric: `${id}-events`,
  };
}
