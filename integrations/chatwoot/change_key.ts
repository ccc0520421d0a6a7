import { factKey } from "@/integrations/shared/fact_key.ts";
import type { When } from "@/integrations/shared/time.ts";

/**
 * The key of a change. Several webhooks tell of one change, all with the same exact time; where they
 * know only the second, a change to something else in that second is another one.
 */
export function changeKey(what: string, { time }: When, to: string): string {
  const isExact = time % 1_000 !== 0;
  return factKey(`${what}:${to}`, String(isExact ? time : time / 1_000));
}
