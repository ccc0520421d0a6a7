import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Keys } from "@/services/auth/keys.ts";
import type { Auth } from "@/services/auth/mod.ts";

/** What the commands work on. */
export interface ShellInput {
  readonly db: Kysely<Schema>;
  readonly keys: Pick<Keys, "create" | "list" | "revoke">;
  readonly auth: Pick<Auth, "forgetPerson">;
  readonly clock: Clock;
  /** Laurel's address, for links, without a slash at the end. */
  readonly base: string;
}
