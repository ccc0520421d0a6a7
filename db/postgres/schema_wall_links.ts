import type { Generated, JSONColumnType } from "kysely";
import type { SceneInput, WallLanguage } from "@/core/wall_links.ts";
import type { Timestamp } from "./schema_columns.ts";

export interface WallLinkTable {
  id: Generated<number>;
  token_hash: string;
  name: string;
  scenes: JSONColumnType<readonly SceneInput[]>;
  language: Generated<WallLanguage>;
  revision: Generated<number>;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
}

export interface WallLinksSchema {
  wall_links: WallLinkTable;
}
