import type { Kysely } from "kysely";
import { insertInvitations } from "@/db/auth/invitations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { CheckedDraft } from "./check.ts";

/**
 * Stores invitations in one transaction.
 * @returns their ids in the same order; undefined for an e-mail that was invited in between
 */
export async function storeInvitations(
  db: Kysely<Schema>,
  by: Viewer,
  drafts: readonly (CheckedDraft & { readonly tokenHash: string })[],
  times: { readonly createdAt: Date; readonly expiresAt: Date },
): Promise<(number | undefined)[]> {
  const inviter = by.kind === "person"
    ? { invitedBy: by.userId, invitedByName: by.name }
    : { invitedBy: null, invitedByName: by.name };
  const all = drafts.map((draft) => ({ ...draft, ...inviter }));
  const ids = await db.transaction().execute((trx) => insertInvitations(trx, all, times));
  return drafts.map(({ tokenHash }) => ids.get(tokenHash));
}
