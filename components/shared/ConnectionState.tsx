import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { CloudOff, RefreshCw, Wifi } from "./icons.ts";

const LOOKS: Readonly<Record<ConnectionStatus, { text: string; Icon: typeof Wifi }>> = {
  connecting: { text: "Connecting…", Icon: RefreshCw },
  catching_up: { text: "Catching up…", Icon: RefreshCw },
  live: { text: "Live", Icon: Wifi },
  reconnecting: { text: "Reconnecting…", Icon: RefreshCw },
  offline: { text: "Offline", Icon: CloudOff },
};

/** The state of the live connection, in words and with an icon. */
export function ConnectionState({ status }: { status: ConnectionStatus }) {
  const { text, Icon } = LOOKS[status];
  return (
    <span class="connection" data-status={status} role="status">
      <Icon size={15} />
      <span>{text}</span>
    </span>
  );
}
