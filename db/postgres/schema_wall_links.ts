import type { Generated } from "kysely";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Timestamp } from "./schema_columns.ts";

export interface WallLinkTable {
  id: Generated<number>;
  token_hash: string;
  name: string;
  period: PeriodKind;
  team_id: number | null;
  revision: Generated<number>;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
}

export interface WallLinksSchema {
  wall_links: WallLinkTable;
}
