/**
 * The fields that the audit log never holds. `audit_secrets_test.ts` walks every answer of the API
 * that is written to it.
 */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  "secret",
  "password",
  "currentPassword",
  "newPassword",
  "token",
  "accessToken",
  "refreshToken",
  "idToken",
  "clientSecret",
  "recoveryCodes",
  "backupCodes",
  "totpUri",
]);

/** Fields that are secret in one kind of thing only; elsewhere they are ordinary. */
const SECRET_FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  key: ["key"],
  // Whoever has the address of an invitation or of a new password gets in.
  invitation: ["url", "link"],
  account: ["url", "link"],
  // Whoever has the address of a wall link sees its board.
  wall_link: ["url"],
};

/** What stands in place of a secret. */
export const HIDDEN = "(hidden)";

/** Whether the audit log leaves a field of a kind of thing out. */
export function isSecretField(kind: string, field: string): boolean {
  return SECRET_FIELDS.has(field) || (SECRET_FIELDS_OF[kind]?.includes(field) ?? false);
}

/** Returns a copy of a JSON value without secrets, at any depth. */
export function withoutSecrets(kind: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(kind, entry));
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      isSecretField(kind, field) && inner !== null && typeof inner !== "boolean"
        ? HIDDEN
        : withoutSecrets(kind, inner),
    ]),
  );
}
