import type { Role } from "@/core/roles.ts";

/** The providers by their place in addresses. There is at most one of each. */
export const PROVIDER_IDS = ["oidc", "google", "microsoft"] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** An OpenID provider that people can sign in with. */
export interface SignInProvider {
  readonly id: ProviderId;
  /** The name on the button. */
  readonly name: string;
  /** The address that the provider's tokens name as their issuer. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The domains whose addresses are let in, in lower case; empty: all. */
  readonly allowedDomains: readonly string[];
  /** Whether the first sign-in of a person without an account makes one. */
  readonly createsAccounts: boolean;
  /** How the provider decides the role; null: Laurel decides it. */
  readonly roles: RoleClaim | null;
  /** The only Microsoft tenant that is let in; null for other providers. */
  readonly tenant: string | null;
}

/** The claim that names a person's roles or groups, and which of its values mean what. */
export interface RoleClaim {
  /** The claim's name, or its path with dots, such as `realm_access.roles`. */
  readonly claim: string;
  readonly adminValues: readonly string[];
  readonly managerValues: readonly string[];
}

/**
 * Returns the role that the claims give. Somebody without the claim is an agent, because providers
 * leave it out when a person lost their last role.
 */
export function roleByClaim(roles: RoleClaim, claims: Readonly<Record<string, unknown>>): Role {
  const values = valuesOf(claims, roles.claim);
  if (values.some((value) => roles.adminValues.includes(value))) return "admin";
  if (values.some((value) => roles.managerValues.includes(value))) return "manager";
  return "agent";
}

function valuesOf(claims: Readonly<Record<string, unknown>>, path: string): string[] {
  // Names of claims may contain dots themselves: "https://example.com/roles".
  const value = path in claims ? claims[path] : path.split(".").reduce<unknown>(fieldOf, claims);
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === "string");
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
