import { normalizeEmail, normalizeName } from "@/core/identity.ts";
import type { SignInFailure } from "./failures.ts";
import type { SignInProvider } from "./provider.ts";

/** A person as a provider knows them. */
export interface ProvenIdentity {
  readonly issuer: string;
  /** The provider's id of the person, which never changes. */
  readonly subject: string;
  /** Normalized; the provider vouches that it belongs to the person. */
  readonly email: string;
  readonly name: string;
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads who a person is from the claims of a token whose signature, issuer, audience and nonce were
 * checked. An address counts only when the provider vouches for it.
 * @returns the person, or why they may not come in
 */
export function readIdentity(
  provider: SignInProvider,
  claims: Claims,
): ProvenIdentity | SignInFailure {
  const { iss, sub, name } = claims;
  if (typeof iss !== "string" || typeof sub !== "string" || sub === "") {
    return "sso_invalid_answer";
  }
  // Tokens of a tenant's address belong to the tenant; this notices an issuer that is shared.
  if (provider.tenant !== null && claims.tid !== provider.tenant) return "sso_invalid_answer";
  const email = emailOf(provider, claims);
  if (email === null) return "sso_no_email";
  if (!isVerified(provider, claims, email)) return "sso_unverified_email";
  if (!isAllowed(provider, claims, email)) return "sso_wrong_domain";
  const known = typeof name === "string" ? normalizeName(name).slice(0, 200).trim() : "";
  return { issuer: iss, subject: sub, email, name: known || email.split("@")[0]! };
}

function emailOf({ id }: SignInProvider, { email, preferred_username }: Claims): string | null {
  // Microsoft leaves the address out for people without a mailbox; their user name has its form,
  // in a domain that the tenant has proven.
  const given = email ?? (id === "microsoft" ? preferred_username : undefined);
  if (typeof given !== "string") return null;
  const normal = normalizeEmail(given);
  return /^[^\s@]+@[^\s@]+$/.test(normal) && normal.length <= 254 ? normal : null;
}

/**
 * - Most providers say `email_verified`; without it an address is not verified.
 * - Google vouches for addresses of its own and of organizations (`hd`). Others were verified at
 *   some time and may have changed hands since.
 * - Microsoft never says it. Within one tenant, its administrators vouch for the addresses, unless
 *   the token says that the owner of the domain is not verified (`xms_edov`).
 */
function isVerified({ id }: SignInProvider, claims: Claims, email: string): boolean {
  const { email_verified, hd, xms_edov } = claims;
  if (id === "microsoft") {
    const isUnproven = [false, 0, "0", "false"].includes(xms_edov as never);
    return email_verified !== false && !isUnproven;
  }
  const isTrue = email_verified === true || email_verified === "true";
  if (id !== "google") return isTrue;
  return isTrue && (typeof hd === "string" || email.endsWith("@gmail.com"));
}

function isAllowed({ id, allowedDomains }: SignInProvider, { hd }: Claims, email: string): boolean {
  if (allowedDomains.length === 0) return true;
  if (!allowedDomains.includes(email.slice(email.lastIndexOf("@") + 1))) return false;
  // An organization's domain counts only for the organization's own accounts.
  return id !== "google" || email.endsWith("@gmail.com") ||
    (typeof hd === "string" && allowedDomains.includes(hd.toLowerCase()));
}
