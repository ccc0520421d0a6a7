import { problemResponse } from "@/services/problems/answer.ts";

/**
 * Turns better-auth's own errors (`{code, message}`, `X-Retry-After`) into problems, so that the
 * whole API has one format for errors. Cookies that the error sets are kept.
 */
export async function toContract(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  if (response.status === 404) {
    await response.body?.cancel();
    return problemResponse(NOT_FOUND);
  }
  const { code, message } = readError(await response.text());
  const headers = setCookiesOf(response);
  const retryAfter = retryAfterSeconds(response.headers);
  const title = response.status === 429 ? "Too many tries" : message;
  return problemResponse({
    status: response.status,
    code: response.status === 429 ? "rate_limited" : code.toLowerCase(),
    title,
    detail: message,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }, headers);
}

/** Returns the seconds to wait from an answer of better-auth; undefined when it names none. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = Number(headers.get("Retry-After") ?? headers.get("X-Retry-After") ?? NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** The answer for an address that does not exist. */
export const NOT_FOUND = {
  status: 404,
  code: "not_found",
  title: "There is nothing at this address",
  detail: "There is nothing at this address",
} as const;

/** The answer for a request that a page of another site makes. */
export const CROSS_ORIGIN = {
  status: 403,
  code: "cross_origin",
  title: "Refused: another site asked for this",
  detail: "The Origin header does not name this server. Behind a proxy, set LAUREL_PUBLIC_URL to " +
    "the address people use.",
} as const;

/** The answer for a request that PostgreSQL could not store. */
export const NUL_CHARACTER = {
  status: 400,
  code: "validation_failed",
  title: "The request is not valid",
  detail: "The request holds a NUL character. Leave it out.",
} as const;

/** The answer when better-auth fails. */
export const INTERNAL_ERROR = {
  status: 500,
  code: "internal_error",
  title: "Something went wrong here",
  detail: "The request could not be carried out; try again later.",
} as const;

/** Returns the cookies that an answer sets. */
export function setCookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return headers;
}

/** Rewrites "[body.email] is missing" in the words of the rest of the API. */
function toWords(message: string): string {
  return message.replaceAll(
    /\[(body|query)(?:\.([^\]]+))?\] /g,
    (_, place, field) => `${field ?? place}: `,
  );
}

function readError(text: string): { code: string; message: string } {
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    return {
      code: typeof code === "string" ? code : "refused",
      message: typeof message === "string" ? toWords(message) : "The request was refused",
    };
  } catch {
    // Not JSON, so the status is all that is known.
    return { code: "refused", message: "The request was refused" };
  }
}
