import { TriangleAlert } from "@/components/shared/icons.ts";
import { CopyField } from "./CopyField.tsx";

const COMMAND = "LAUREL_PUBLIC_URL=https://laurel.example.com deno task start";

/**
 * Warns that a tool in the cloud cannot reach Laurel, and says what to set. The server decides whether
 * an address is private, with `services/platform/network_address.ts`.
 */
export function PublicAddressWarning({ id, address }: {
  /** Unique on the page. */
  id: string;
  /** The address of Laurel, when only its own machine or network reaches it; null otherwise. */
  address: string | null;
}) {
  if (address === null) return null;
  const { host } = new URL(address);
  return (
    <section class="notice address-warning" data-tone="warning" aria-labelledby={`${id}-title`}>
      <TriangleAlert size={16} />
      <div>
        <h2 id={`${id}-title`}>A tool in the cloud cannot reach {host}</h2>
        <p>
          Only this machine or network can. Start Laurel with the address at which the Internet
          reaches it, and every address on this page follows:
        </p>
        <CopyField id={id} label="Command" value={COMMAND} />
        <p>
          No public address yet? A tunnel, such as cloudflared or ngrok, gives this machine one.
          Programs on this machine or network work without it.
        </p>
      </div>
    </section>
  );
}
