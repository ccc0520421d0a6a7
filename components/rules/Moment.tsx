import { usePage } from "@/components/admin/page_context.ts";
import { formatMoment, formatTime } from "@/components/shared/format.ts";

/** A moment in the time zone of the organization, to the minute. */
export function Moment({ time }: { time: string }) {
  const { timeZone } = usePage();
  const at = Date.parse(time);
  return (
    <time dateTime={time} title={formatMoment(at, timeZone)}>
      {formatTime(at, timeZone).replace(/(\d:\d\d):\d\d/, "$1")}
    </time>
  );
}
