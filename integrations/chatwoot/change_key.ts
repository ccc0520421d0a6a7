import { factKey } from "@/integrations/shared/fact_key.ts";
import type { When } from "@/integrations/shared/time.ts";

/**
 * Returns the key of a change. Several webhooks report one change, all with the same exact time.
 * Where the time is only known to the second, the new value is part of the key, so that two changes
 * in one second stay apart.
 */
export function changeKey(what: string, { time }: When, to: string): string {
  const isExact = time % 1_000 !== 0;
  return factKey(`${what}:${to}`, String(isExact ? time : time / 1_000));
}
