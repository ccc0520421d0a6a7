import { useState } from "preact/hooks";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { RefreshCw } from "@/components/shared/icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import type { ReplayResult } from "@/core/integrations/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { integrationDeliveryWords } from "@/words/integration_deliveries.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A button that replays all deliveries with a status, page by page, oldest first. */
export function ReplayAll(
  { path, status, onDone }: { path: string; status: DeliveryStatus; onDone: () => void },
) {
  const words = wordsOf(integrationDeliveryWords);
  const { announce } = usePage();
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function replay() {
    if (done !== null) return;
    setError(null);
    let sum = 0;
    for (let after: number | null = 0; after !== null;) {
      setDone(sum);
      const answer: AdminAnswer<ReplayResult> = await ask("POST", `${path}/replay`, {
        after,
        status,
      });
      if (!answer.ok) {
        setError(answer.message);
        break;
      }
      sum += answer.data.replayed;
      after = answer.data.next;
    }
    setDone(null);
    announce(words.replayed(sum, formatNumber(sum)));
    onDone();
  }

  return (
    <>
      <button type="button" class="button" aria-disabled={done !== null} onClick={replay}>
        <RefreshCw size={14} />
        {done === null ? words.replayAll : words.soFar(formatNumber(done))}
      </button>
      {error && <p class="form-error" role="alert">{error}</p>}
    </>
  );
}
