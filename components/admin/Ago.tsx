import { formatMoment, formatTimeAgo } from "@/components/shared/format.ts";
import { usePage } from "./page_context.ts";

/** How long ago something happened. Its tooltip shows the exact time. */
export function Ago({ time }: { time: string }) {
  const { now, timeZone } = usePage();
  const at = Date.parse(time);
  return (
    <time dateTime={time} title={formatMoment(at, timeZone)} class="whitespace-nowrap">
      {formatTimeAgo(at, now, timeZone)}
    </time>
  );
}
