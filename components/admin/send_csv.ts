import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { type AdminAnswer, refusalOf } from "./admin_api.ts";

/** A file with many changes takes a while, because scoring goes on in between. */
const TIMEOUT_MILLISECONDS = 600_000;

/** Sends a file of CSV to a path below `/api/v1`. Never throws. */
export async function sendCsv<T>(path: string, file: Blob): Promise<AdminAnswer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "text/csv" },
      // The bytes, because a Blob would send a content type of its own.
      body: await file.arrayBuffer(),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer = JSON.parse(await response.text());
    return response.ok ? { ok: true, data: answer } : refusalOf(response.status, answer);
  } catch {
    // The file was moved, there is no network, or no answer came in time.
    const words = wordsOf(adminWords).file;
    const message = navigator.onLine ? words.failed : words.offline;
    return { ok: false, status: 0, code: "", message, fields: {} };
  }
}
