import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isSameText, isSignature, sha256Hex } from "@/integrations/shared/hmac.ts";
import { readForm } from "@/integrations/shared/json.ts";
import { spellings } from "@/integrations/shared/spellings.ts";

/** The maximum number of addresses that one webhook is tried with. */
const MAX_SPELLINGS = 128;

/**
 * Checks `x-twilio-signature`: HMAC-SHA1 with the account's auth token over the address and, for a
 * form, its sorted fields. For JSON, the address contains the hash of the body (`bodySHA256`).
 * Twilio signs the address as it was typed and calls it as its HTTP library writes it, so all
 * spellings with the same meaning are tried.
 */
export function verifyTwilio(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const signature = request.headers["x-twilio-signature"] ?? "";
  if (signature === "") return refuse("The header x-twilio-signature is missing.");
  const expectedHash = queryOf(request.url).get("bodySHA256");
  if (expectedHash !== null && !isSameText(expectedHash, sha256Hex(request.body))) {
    return refuse("The body does not match bodySHA256 in the address.");
  }
  const fields = expectedHash === null ? signedFields(request.body) : "";
  if (fields === null) return refuse("The body is neither a form nor signed by bodySHA256.");
  const isGenuine = secrets.filter((secret) => secret !== "").reduce(
    (found, secret) =>
      addresses(request.url).reduce(
        (match, url) =>
          isSignature(signature, hmac("sha1", secret, url, fields), "base64") || match,
        found,
      ),
    false,
  );
  return isGenuine ? { ok: true } : refuse(
    "The signature does not match: wrong auth token, or Twilio called another address than " +
      `${request.url.split("?")[0]} (scheme, host, path and query count).`,
  );
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}

/**
 * Returns names and values as Twilio signs them: sorted, without repetitions. Null when it is not a
 * form.
 */
function signedFields(body: Uint8Array): string | null {
  let fields: [string, string][];
  try {
    fields = readForm(body);
  } catch {
    // A body that cannot be read is signed by nobody, and is refused.
    return null;
  }
  const byName = Map.groupBy(fields, ([name]) => name);
  return [...byName.keys()].sort().map((name) => {
    const values = new Set(byName.get(name)!.map(([, value]) => value));
    return [...values].sort().map((value) => name + value).join("");
  }).join("");
}

/** Returns the spellings of the address, with and without its port. */
function addresses(url: string): string[] {
  return spellings(url, MAX_SPELLINGS / 2).flatMap(withAndWithoutPort);
}

/** Twilio's own libraries try both, because what Twilio signs varies. */
function withAndWithoutPort(url: string): string[] {
  const [, scheme, host, port, rest] =
    /^(https?):\/\/((?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:]*))(:\d+)?([/?#].*)?$/.exec(url) ?? [];
  if (scheme === undefined) return [url];
  const usual = scheme === "https" ? ":443" : ":80";
  if (port === undefined) return [url, `${scheme}://${host}${usual}${rest ?? ""}`];
  return [url, `${scheme}://${host}${rest ?? ""}`];
}

/** Returns the query of an address; empty when there is none. */
export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : url.slice(start + 1).split("#")[0]);
}
