import { readLimitedBody } from "@/services/content/read_body.ts";
import { problemResponse } from "@/services/problems/answer.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { CROSS_ORIGIN, INTERNAL_ERROR, NOT_FOUND, NUL_CHARACTER, toContract } from "./answers.ts";
import type { BetterAuth } from "./better_auth.ts";
import { clientAddress } from "./client_address.ts";
import { isEndpoint } from "./endpoints.ts";
import { holdsNul } from "./holds_nul.ts";
import { type AuthOptionsInput, CLIENT_HEADER } from "./options.ts";
import { isCrossOrigin } from "./same_origin.ts";
import type { Sessions } from "./sessions.ts";
import type { SingleSignOn } from "./single_sign_on/mod.ts";

const MAX_BODY_BYTES = 16 * 1024;
const BODY_LIMIT = {
  maxBytes: MAX_BODY_BYTES,
  detail: `A request to /api/auth has at most ${MAX_BODY_BYTES} bytes.`,
};

export interface HandlerInput {
  readonly betterAuth: BetterAuth;
  readonly sessions: Sessions;
  readonly baseUrl: string | undefined;
  readonly log: AuthOptionsInput["log"];
  readonly singleSignOn: SingleSignOn;
}

/** Answers a request to /api/auth/*: checks it, and hands it to better-auth. */
export async function answerAuthRequest(
  input: HandlerInput,
  request: Request,
  peer?: string,
): Promise<Response> {
  const signOn = await answerSignOn(input, request, peer);
  if (signOn) return signOn;
  if (!isEndpoint(request.url)) return problemResponse(NOT_FOUND);
  if (isCrossOrigin(request, input.baseUrl)) return problemResponse(CROSS_ORIGIN);
  let body: Uint8Array<ArrayBuffer> | null;
  try {
    const { bytes } = await readLimitedBody(request, BODY_LIMIT);
    body = bytes.length === 0 ? null : new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof ProblemError) return problemResponse(error.problem);
    throw error;
  }
  if (holdsNul(request.url, body)) return problemResponse(NUL_CHARACTER);
  const headers = headersFor(request, peer);
  const { method, url } = request;
  let response: Response;
  try {
    response = await input.betterAuth.handle(new Request(url, { method, headers, body }));
  } catch (error) {
    // Log only the message: a database error also holds the query's parameters.
    input.log("error", `better-auth: ${error instanceof Error ? error.message : "unknown error"}`);
    return problemResponse(INTERNAL_ERROR);
  }
  // A sign-out, a revoked session or a new password can end sessions.
  if (method !== "GET") input.sessions.forgetSender(headers);
  return await toContract(response);
}

/** Answers a request on the way to an OpenID provider or back; null when it is another request. */
async function answerSignOn(
  { singleSignOn, log }: HandlerInput,
  request: Request,
  peer: string | undefined,
): Promise<Response | null> {
  if (request.method !== "GET") return null;
  const headers = headersFor(request, peer);
  try {
    const address = headers.get(CLIENT_HEADER);
    return await singleSignOn.answer(new Request(request.url, { headers }), address);
  } catch (error) {
    log("error", `single sign-on: ${error instanceof Error ? error.message : "unknown error"}`);
    return problemResponse(INTERNAL_ERROR);
  }
}

/**
 * Posts to better-auth on behalf of a request, also to endpoints that cannot be reached from
 * outside. Returns its own answer.
 */
export function postInside(
  betterAuth: BetterAuth,
  path: string,
  body: unknown,
  { request, peer }: { readonly request: Request; readonly peer?: string | undefined },
): Promise<Response> {
  const headers = headersFor(request, peer);
  headers.delete("transfer-encoding");
  headers.set("content-type", "application/json");
  const url = new URL(`/api/auth${path}`, request.url);
  return betterAuth.handle(
    new Request(url, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

/** Returns the headers for better-auth: for a body that was decoded, with the client's address. */
function headersFor(request: Request, peer: string | undefined): Headers {
  const headers = new Headers(request.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const client = clientAddress(headers, peer);
  headers.delete(CLIENT_HEADER);
  if (client) headers.set(CLIENT_HEADER, client);
  return headers;
}
