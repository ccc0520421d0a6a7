import type { DeliveryState } from "@/core/webhooks/states.ts";
import { nextAttempt, readRetryAfter } from "./schedule.ts";
import type { SendResult } from "./send.ts";

/** What an attempt means for the delivery and its endpoint. */
export interface DeliveryVerdict {
  readonly state: DeliveryState;
  readonly status: number | null;
  /** What went wrong, for people; null after a success. */
  readonly error: string | null;
  /** When to try again; null unless the state is pending. */
  readonly nextAttemptAt: number | null;
  /** The time before which the receiver wants no requests. */
  readonly notBefore: number | null;
  /** Whether the receiver wants no more messages. */
  readonly isGone: boolean;
}

const MAX_QUOTED_CHARACTERS = 200;
/** Statuses that mean "too many requests for now". */
const THROTTLING = [429, 502, 503, 504];

/** Judges an attempt. Everything except 2xx is a failure, including redirects. */
export function judge(
  result: Exclude<SendResult, { kind: "canceled" }>,
  { attempt, type }: { readonly attempt: number; readonly type: string },
  { now, random }: { readonly now: number; readonly random: number },
): DeliveryVerdict {
  const status = result.kind === "answered" ? result.status : null;
  if (result.kind === "answered" && result.status >= 200 && result.status < 300) {
    const nothing = { error: null, nextAttemptAt: null, notBefore: null, isGone: false };
    return { state: "delivered", status, ...nothing };
  }
  const isGone = status === 410;
  const wait = result.kind === "answered" && THROTTLING.includes(result.status)
    ? readRetryAfter(result.retryAfter, now)
    : null;
  const notBefore = wait === null ? null : now + wait;
  // The admin who asked for a test sees its result at once, so it is not tried again.
  const planned = isGone || type === "test" ? null : nextAttempt(attempt, now, random);
  const nextAttemptAt = planned === null ? null : Math.max(planned, notBefore ?? 0);
  const state = nextAttemptAt === null ? "failed" : "pending";
  return { state, status, error: describe(result), nextAttemptAt, notBefore, isGone };
}

function describe(result: Exclude<SendResult, { kind: "canceled" }>): string {
  if (result.kind === "failed") return storable(result.error, 500);
  const { status, location } = result;
  if (status >= 300 && status < 400) {
    const where = location === null ? "" : ` to ${storable(location, MAX_QUOTED_CHARACTERS)}`;
    return `The receiver answered ${status}, a redirect${where}. Redirects are not followed; ` +
      "enter the final address.";
  }
  const said = storable(result.text, MAX_QUOTED_CHARACTERS);
  return `The receiver answered ${status}${said === "" ? "." : `: ${said}`}`;
}

/** Returns a receiver's text on one line, without characters that the database cannot store. */
function storable(text: string, maxCharacters: number): string {
  // deno-lint-ignore no-control-regex -- exactly those are removed
  const line = text.toWellFormed().replace(/[\u0000-\u001f\u007f\s]+/gu, " ").trim();
  const characters = [...line];
  return characters.length <= maxCharacters
    ? line
    : `${characters.slice(0, maxCharacters).join("")}…`;
}
