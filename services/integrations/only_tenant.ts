import type { StoredIntegration } from "@/db/integrations/integrations.ts";
import { invalidField } from "@/services/problems/admin.ts";

/** Tools whose webhooks name no account: each integration counts as one account. */
const WITHOUT_ACCOUNTS: readonly string[] = ["standard", "chatwoot", "aircall"];

/**
 * Returns the account to use when the request names none.
 * @throws {ProblemError} `validation_failed`
 */
export function onlyTenant(
  { id, provider, tenants }: Pick<StoredIntegration, "id" | "provider" | "tenants">,
): string {
  if (tenants.length > 1) {
    throw invalidField("tenant", `must be one of the tool's accounts: ${tenants.join(", ")}`);
  }
  if (tenants[0] !== undefined) return tenants[0];
  if (WITHOUT_ACCOUNTS.includes(provider)) return id;
  throw invalidField("tenant", "must name the tool's account: nothing has come from it yet");
}
