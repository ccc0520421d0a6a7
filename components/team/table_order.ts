import type { MeasureKey } from "@/core/team/measures.ts";
import type { TeamAgent } from "@/core/team/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { measureWords } from "@/words/measures.ts";
import { teamWords } from "@/words/team.ts";

export const COLUMN_KEYS = [
  ...["name", "state", "points", "streak", "responseTime", "quality"] as const,
  ...["conversion", "calls", "completeness"] as const,
];
export type ColumnKey = typeof COLUMN_KEYS[number];

/** How the table is sorted. */
export interface TableOrder {
  readonly by: ColumnKey;
  readonly isDescending: boolean;
}

/** Returns the head of a column. */
export function columnTitle(key: ColumnKey): string {
  const measures = wordsOf(measureWords);
  if (key in measures) return measures[key as MeasureKey].title;
  return wordsOf(teamWords).columns[key as Exclude<ColumnKey, MeasureKey>];
}

const STATE_ORDER = { working: 0, idle: 1, off: 2 } as const;

/** Names and times are sorted upwards first; of everything else the most comes first. */
export function firstOrder(by: ColumnKey): TableOrder {
  return { by, isDescending: !["name", "state", "responseTime"].includes(by) };
}

/** Returns the order after a click on a column's head. */
export function nextOrder(order: TableOrder, by: ColumnKey): TableOrder {
  return order.by === by ? { by, isDescending: !order.isDescending } : firstOrder(by);
}

function valueOf(agent: TeamAgent, by: ColumnKey): number | string | null {
  switch (by) {
    case "name":
      return agent.name;
    case "state":
      return STATE_ORDER[agent.state.kind];
    case "points":
      return agent.points.today;
    case "streak":
      return agent.streak.days;
    case "calls":
      return agent.counts.calls.today;
    default:
      return agent.measures[by].today.value;
  }
}

/**
 * Returns the agents whose name or id holds the text, sorted. Without a value they come last in
 * either direction; equal ones are sorted by name.
 */
export function arrangeAgents(
  agents: readonly TeamAgent[],
  search: string,
  { by, isDescending }: TableOrder,
): TeamAgent[] {
  const wanted = search.trim().toLocaleLowerCase();
  const sign = isDescending ? -1 : 1;
  return agents
    .filter(({ id, name }) =>
      name.toLocaleLowerCase().includes(wanted) || id.toLocaleLowerCase().includes(wanted)
    )
    .sort((a, b) => {
      const [one, other] = [valueOf(a, by), valueOf(b, by)];
      if (one === null || other === null) {
        if (one !== other) return one === null ? 1 : -1;
      } else if (one !== other) {
        const isText = typeof one === "string" && typeof other === "string";
        return sign * (isText ? one.localeCompare(other) : Number(one) - Number(other));
      }
      return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
    });
}
