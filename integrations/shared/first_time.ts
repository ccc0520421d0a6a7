import { Unparseable } from "@/integrations/adapter.ts";
import type { TimeRead, When } from "./time.ts";

/**
 * Returns the first time that can be read; null when there is none.
 * @throws {Unparseable} when there are times and none of them can be read
 */
export function firstTime(times: Readonly<Record<string, TimeRead>>): When | null {
  const entries = Object.entries(times);
  const found = entries.find(([, time]) => time)?.[1];
  if (found) return found;
  const unread = entries.filter(([, time]) => time === undefined).map(([field]) => field);
  if (unread.length === 0) return null;
  throw new Unparseable(
    `Laurel cannot read its time (${unread.join(", ")}): it should be unix seconds or ISO 8601.`,
  );
}
