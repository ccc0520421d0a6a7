import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";
import { CloudOff, RefreshCw, Wifi } from "@/components/shared/icons.ts";

const ICONS: Readonly<Record<ConnectionStatus, typeof Wifi>> = {
  connecting: RefreshCw,
  catching_up: RefreshCw,
  live: Wifi,
  reconnecting: RefreshCw,
  offline: CloudOff,
};

/** The state of the live connection, in words and with an icon. */
export function ConnectionState({ status }: { status: ConnectionStatus }) {
  const Icon = ICONS[status];
  return (
    <span class="connection" data-status={status} role="status">
      <Icon size={15} />
      <span>{wordsOf(sharedWords).connection[status]}</span>
    </span>
  );
}
