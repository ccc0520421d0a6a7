import { formatAgo, formatMoment } from "@/components/shared/format.ts";
import { usePage } from "./page_context.ts";

/** How long ago something happened. Its tooltip shows the exact time. */
export function Ago({ time }: { time: string }) {
  const { now, timeZone } = usePage();
  const at = Date.parse(time);
  const ago = formatAgo(at, now, timeZone);
  const isRecent = /^\d+ (min|h)$/.test(ago);
  return (
    <time dateTime={time} title={formatMoment(at, timeZone)} class="whitespace-nowrap">
      {ago === "now" ? "just now" : isRecent ? `${ago} ago` : ago}
    </time>
  );
}
