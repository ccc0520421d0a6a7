import type { AuditAction } from "@/core/audit.ts";
import { OPERATIONS } from "./access.ts";
import type { AuditedAct } from "./access_rows.ts";

/** Acts that do not come through the API: their writers call `insertAct` (db/audit.ts). */
const OTHER_ACTS: readonly AuditedAct[] = [
  { action: "account.create", kind: "account", title: "Created an account" },
  { action: "account.link", kind: "account", title: "Linked an account to a sign-in service" },
  { action: "account.recover", kind: "account", title: "Recovered an administrator" },
  { action: "account.reset_password", kind: "account", title: "Chose a new password by a link" },
  { action: "person.export", kind: "agent", title: "Exported what is stored about a person" },
  { action: "invitation.accept", kind: "invitation", title: "Accepted an invitation" },
];

/** Every action that the audit log may name, by its words. */
export const AUDIT_ACTIONS: readonly AuditAction[] = [
  ...new Map(
    [...Object.values(OPERATIONS).flatMap(({ act }) => act ?? []), ...OTHER_ACTS]
      .map(({ action, kind, title }) => [action, { action, kind, title }]),
  ).values(),
].sort((one, other) => one.title.localeCompare(other.title, "en"));

const TITLES = new Map(AUDIT_ACTIONS.map(({ action, title }) => [action, title]));

/** Returns an action in words. */
export function actionTitle(action: string): string {
  return TITLES.get(action) ?? action;
}
