import { APIError } from "better-auth/api";
import type { Kysely } from "kysely";
import { isDeactivated } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The answer when a deactivated account signs in; better-auth writes its codes in capitals. */
export const DEACTIVATED = { code: "account_deactivated" } as const;

/**
 * Refuses sessions of deactivated accounts, however the person signs in. Only somebody who has
 * proven who they are gets this answer, so it tells strangers nothing.
 */
export async function refuseDeactivated(db: Kysely<Schema>, userId: string): Promise<void> {
  if (!await isDeactivated(db, userId)) return;
  throw new APIError("FORBIDDEN", {
    code: DEACTIVATED.code.toUpperCase(),
    message: "The account is deactivated. Ask an administrator.",
  });
}
