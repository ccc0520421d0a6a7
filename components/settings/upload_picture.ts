import { type AdminAnswer, refusalOf } from "@/components/admin/admin_api.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sharedWords } from "@/words/shared.ts";

const TIMEOUT_MILLISECONDS = 30_000;

/** Stores a picture of the person who is signed in. Never throws. */
export async function uploadPicture(file: Blob): Promise<AdminAnswer<{ picture: string }>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch("/api/v1/me/picture", {
      method: "PUT",
      headers: { "content-type": file.type },
      body: file,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    answer = await response.json();
  } catch {
    // No network, no answer in time, or no JSON: to the person it is all the same.
    const { offline, silent, unchanged } = wordsOf(sharedWords).unanswered;
    const message = unchanged(navigator.onLine ? silent : offline);
    return { ok: false, status: 0, code: "", message, fields: {} };
  }
  return response.ok
    ? { ok: true, data: answer as { picture: string } }
    : refusalOf(response.status, answer);
}
