import type { PersonSeen } from "@/integrations/adapter.ts";

// Longer texts are not names.
const MAX_CHARACTERS = 200;

/** A person whom a webhook mentioned, with the usable parts of name and address. */
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
  return typeof value === "string" && value.trim() !== "" && value.length <= MAX_CHARACTERS;
}
