import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { formatTimeOfDay } from "@/components/shared/format.ts";
import { CloudOff } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { offlineWords } from "@/words/offline.ts";

/** A server that restarts is back within this time, and nobody needs to hear of it. */
const PATIENCE_MILLISECONDS = 4_000;

/** Says that the desk is not current, and of when it is. */
export function OfflineBar({ connection, asOf }: {
  connection: ConnectionStatus;
  asOf: ReadonlySignal<number>;
}) {
  const isCut = connection === "offline" || connection === "reconnecting" ||
    connection === "connecting";
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isCut) return setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isCut]);
  if (connection !== "offline" && !(isCut && isLong)) return null;
  const { bar } = wordsOf(offlineWords);
  const time = formatTimeOfDay(asOf.value);
  return (
    <p class="offline-bar" role="status">
      <CloudOff size={15} />
      <span>{connection === "offline" ? bar.offline(time) : bar.silent(time)}</span>
    </p>
  );
}
