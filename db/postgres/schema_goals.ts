import type { Generated } from "kysely";
import type { Timestamp } from "./schema_columns.ts";

/** A daily goal; exactly one of team and agent is set. */
interface GoalTable {
  id: Generated<number>;
  team_id: number | null;
  agent_id: number | null;
  metric: string;
  target: number;
  since: Timestamp;
}

/** The table of migration 20261201180000_goals. */
export interface GoalsSchema {
  goals: GoalTable;
}
