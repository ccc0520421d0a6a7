import type { InvitationBatchView } from "@/core/auth/invitations.ts";
import { type AdminAnswer, refusalOf } from "@/components/admin/admin_api.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";

/** Thousands of people take longer than a usual change. */
const TIMEOUT_MILLISECONDS = 120_000;

/** Sends a CSV of people to invite, or to preview. Never throws. */
export async function sendCsv(
  csv: string,
  isPreview: boolean,
): Promise<AdminAnswer<InvitationBatchView>> {
  try {
    const response = await fetch(`/api/v1/admin/invitations/batch?isPreview=${isPreview}`, {
      method: "POST",
      headers: { "content-type": "text/csv; charset=utf-8" },
      body: csv,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer = await response.json();
    return response.ok
      ? { ok: true, data: answer as InvitationBatchView }
      : refusalOf(response.status, answer);
  } catch {
    // No network, no answer in time, or no JSON: to the person it is all the same.
    const message = wordsOf(invitationWords).csv.silent;
    return { ok: false, status: 0, code: "", message, fields: {} };
  }
}
