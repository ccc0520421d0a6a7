/**
 * SQLSTATE classes and codes of temporary errors; 26000 and 42P05: see
 * db/postgres/prepared_client.ts.
 */
const TRANSIENT = /^(08|40|53|57P0|26000|42P05)/;
const TRANSIENT_SYSTEM = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);

/** Returns whether a retry may succeed: after a deadlock, a lost connection, a restart. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return TRANSIENT.test(code) || TRANSIENT_SYSTEM.has(code);
  return /Connection terminated|connection error|timeout exceeded when trying to connect/i
    .test(error.message);
}
