import { useEffect, useState } from "preact/hooks";
import { formatClock, formatMoment } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { useNow } from "@/components/shared/use_now.ts";

/**
 * The local time of the person. Until the page is interactive, the time in the organization's zone.
 */
export function Clock({ now: initial, timeZone }: { now: number; timeZone: string }) {
  const now = useNow(initial, 5000);
  const [zone, setZone] = useState(timeZone);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return (
    <time
      class="clock tabular-nums desktop-only"
      dateTime={new Date(now).toISOString()}
      title={wordsOf(deskWords).turnover(timeZone, formatMoment(now, timeZone))}
    >
      {formatClock(now, zone)}
    </time>
  );
}
