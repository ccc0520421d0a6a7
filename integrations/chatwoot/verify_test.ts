import { assert, assertEquals } from "@std/assert";
import { createHmac } from "node:crypto";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { verifyChatwoot } from "./verify.ts";

const SECRET = "whsec-of-chatwoot";
const SECONDS = 1772445645;
const BODY = '{"event":"message_created","id":502}';
// Made by `printf '%s.%s' 1772445645 "$BODY" | openssl dgst -sha256 -hmac whsec-of-chatwoot`.
const SIGNATURE = "sha256=6e33bc74ccace75361d2e44e11586dc6df5147d3db0b831c5db4535c369a40ba";

const request = (change: {
  body?: string | Uint8Array;
  signature?: string;
  timestamp?: string;
  late?: number;
  url?: string;
} = {}) =>
  webhook(change.body ?? BODY, {
    "x-chatwoot-timestamp": change.timestamp ?? String(SECONDS),
    "x-chatwoot-signature": change.signature ?? SIGNATURE,
  }, {
    receivedAt: (SECONDS + (change.late ?? 0)) * 1000,
    ...(change.url ? { url: change.url } : {}),
  });

Deno.test("chatwoot verify - a signature by one of the secrets is accepted", () => {
  const computed = createHmac("sha256", SECRET).update(`${SECONDS}.${BODY}`).digest("hex");
  assertEquals(SIGNATURE, `sha256=${computed}`);
  assertEquals(verifyChatwoot(request(), [SECRET]), { ok: true });
  assertEquals(verifyChatwoot(request(), ["newer", SECRET]), { ok: true });
  assertEquals(verifyChatwoot(request(), [SECRET, "older"]), { ok: true });
});

Deno.test("chatwoot verify - every changed byte of body, signature, time and secret is refused", () => {
  for (const body of byteMutations(new TextEncoder().encode(BODY))) {
    assert(!verifyChatwoot(request({ body }), [SECRET]).ok);
  }
  for (const signature of textMutations(SIGNATURE)) {
    assert(!verifyChatwoot(request({ signature }), [SECRET]).ok, signature);
  }
  for (const timestamp of textMutations(String(SECONDS))) {
    assert(!verifyChatwoot(request({ timestamp }), [SECRET]).ok, timestamp);
  }
  for (const secret of textMutations(SECRET)) {
    assert(!verifyChatwoot(request(), [secret]).ok, secret);
  }
  for (const body of [BODY.slice(0, -1), BODY + " ", ""]) {
    assert(!verifyChatwoot(request({ body }), [SECRET]).ok);
  }
  const others = ["", "sha256=", SIGNATURE.slice(7), SIGNATURE.slice(0, -1), SIGNATURE + "0"];
  for (const signature of [...others, SIGNATURE.toUpperCase()]) {
    assert(!verifyChatwoot(request({ signature }), [SECRET]).ok, signature);
  }
});

Deno.test("chatwoot verify - five minutes early or late are accepted, a second more is not", () => {
  for (const late of [-300, 0, 300]) assert(verifyChatwoot(request({ late }), [SECRET]).ok);
  for (const late of [-301, 301, 86_400]) assert(!verifyChatwoot(request({ late }), [SECRET]).ok);
});

Deno.test("chatwoot verify - an unsigned webhook needs the secret in its address", () => {
  const verify = (query: string) =>
    verifyChatwoot(
      webhook(BODY, {}, { url: `https://laurel.example/api/v1/webhooks/chatwoot/1${query}` }),
      ["newer", SECRET],
    );
  assertEquals(verify(`?token=${SECRET}`), { ok: true });
  assertEquals(verify(`?a=b&token=${encodeURIComponent(SECRET)}`), { ok: true });
  for (const query of ["", "?token=", "?token=wrong", `?other=${SECRET}`, `#token=${SECRET}`]) {
    assert(!verify(query).ok, query);
  }
  for (const token of textMutations(SECRET)) {
    assert(!verify(`?token=${encodeURIComponent(token)}`).ok, token);
  }
});

Deno.test("chatwoot verify - the token does not make a wrong signature right", () => {
  const url = `https://laurel.example/api/v1/webhooks/chatwoot/1?token=${SECRET}`;
  assert(!verifyChatwoot(request({ url, signature: "sha256=00" }), [SECRET]).ok);
});
