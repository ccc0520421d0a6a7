import { TriangleAlert } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
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
  const words = wordsOf(adminWords).address;
  if (address === null) return null;
  const { host } = new URL(address);
  return (
    <section class="notice address-warning" data-tone="warning" aria-labelledby={`${id}-title`}>
      <TriangleAlert size={16} />
      <div>
        <h2 id={`${id}-title`}>{words.title(host)}</h2>
        <p>{words.text}</p>
        <CopyField id={id} label={words.command} value={COMMAND} />
        <p>{words.tunnel}</p>
      </div>
    </section>
  );
}
