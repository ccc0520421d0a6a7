import { assert, assertEquals } from "@std/assert";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { verifyZendesk } from "./verify.ts";

// Looks like base64 and is used as text.
const SECRET = "dGhlLXNlY3JldC1vZi1hLXdlYmhvb2s=";
const TIME = "2026-03-02T10:00:46Z";
const BODY = '{"type":"zen:event-type:ticket.created","id":"d4f5c389"}';
// Made by `printf '%s%s' "$TIME" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -binary | base64`.
const SIGNATURE = "7cfPLrzUuihM4MIMnRjdTc4YfYLph5ArDc5/aXeNIRY=";

const request = (
  { body = BODY, signature = SIGNATURE, time = TIME, late = 0 }: {
    body?: string | Uint8Array;
    signature?: string;
    time?: string;
    late?: number;
  } = {},
) =>
  webhook(body, {
    "x-zendesk-webhook-signature": signature,
    "x-zendesk-webhook-signature-timestamp": time,
  }, { receivedAt: Date.parse(TIME) + late });

Deno.test("zendesk verify - a signature by one of the secrets is accepted", () => {
  assertEquals(verifyZendesk(request(), [SECRET]), { ok: true });
  assert(verifyZendesk(request(), ["newer", SECRET]).ok);
  assert(verifyZendesk(request(), [SECRET, "older"]).ok);
});

Deno.test("zendesk verify - every changed byte of body, signature, time and secret is refused", () => {
  for (const body of byteMutations(new TextEncoder().encode(BODY))) {
    assert(!verifyZendesk(request({ body }), [SECRET]).ok);
  }
  for (const signature of textMutations(SIGNATURE)) {
    assert(!verifyZendesk(request({ signature }), [SECRET]).ok, signature);
  }
  for (const time of textMutations(TIME)) {
    assert(!verifyZendesk(request({ time }), [SECRET]).ok, time);
  }
  for (const secret of [...textMutations(SECRET), atob(SECRET)]) {
    assert(!verifyZendesk(request(), [secret]).ok, secret);
  }
  for (const body of [BODY.slice(0, -1), `${BODY} `, ""]) {
    assert(!verifyZendesk(request({ body }), [SECRET]).ok);
  }
  for (const signature of ["", SIGNATURE.replace("=", ""), `${SIGNATURE}=`, `v1,${SIGNATURE}`]) {
    assert(!verifyZendesk(request({ signature }), [SECRET]).ok, signature);
  }
  assert(!verifyZendesk(request({ time: "" }), [SECRET]).ok);
});

Deno.test("zendesk verify - any signed time is accepted unless it is a day old", () => {
  const day = 24 * 60 * 60 * 1000;
  for (const late of [-day, 0, day]) assert(verifyZendesk(request({ late }), [SECRET]).ok);
  for (const late of [-day - 1, day + 1]) assert(!verifyZendesk(request({ late }), [SECRET]).ok);
});
