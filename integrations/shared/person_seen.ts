import type { PersonSeen } from "@/integrations/adapter.ts";

// Longer ones are no names but something else in their place.
const MOST_CHARACTERS = 200;

/** Somebody whom a webhook mentioned, with as much of name and address as is usable. */
export function personSeen(
  id: string,
  { name, email }: { readonly name?: unknown; readonly email?: unknown },
): PersonSeen {
  return {
    id,
    ...(isUsable(name) ? { name: name.trim() } : {}),
    ...(isUsable(email) && email.includes("@") ? { email: email.trim() } : {}),
  };
}

function isUsable(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= MOST_CHARACTERS;
}
