import { useEffect, useState } from "preact/hooks";
import type { ChangeResult } from "@/core/corrections/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import type { ChangeRequest } from "./draft.ts";

const WAIT_MILLISECONDS = 300;
/** Stands for the reason until one is typed; the preview needs one. */
const NO_REASON = "…";

/**
 * Asks the server what a request would change, whenever it changes.
 * @param attempt ask again when this number changes
 */
export function usePreview(
  request: ChangeRequest | null,
  attempt: number,
): AdminAnswer<ChangeResult> | null {
  const [answer, setAnswer] = useState<AdminAnswer<ChangeResult> | null>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    setAnswer(null);
    if (!request) return;
    let isGone = false;
    const timer = setTimeout(async () => {
      // The preview starts from the current value, so that it shows what it is now.
      const { expectedPoints: _, reason, ...body } = request.body;
      const text = String(reason).trim() || NO_REASON;
      const next = await ask<ChangeResult>("POST", request.path, {
        ...body,
        reason: text,
        isPreview: true,
      });
      if (!isGone) setAnswer(next);
    }, WAIT_MILLISECONDS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [key, attempt]);
  return answer;
}
