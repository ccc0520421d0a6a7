import { assert, assertEquals } from "@std/assert";
import { byteMutations, textMutations, webhook } from "@/testing/adapters.ts";
import { verifyIntercom } from "./verify.ts";

const SECRET = "the-client-secret-of-an-app";
const BODY = '{"type":"notification_event","app_id":"ex4mpl3a","topic":"ping"}';
// Made by `printf '%s' "$BODY" | openssl dgst -sha1 -hmac the-client-secret-of-an-app`.
const SIGNATURE = "sha1=6e0ddf088329c0cf87e2b37e9ae568be01b3bacd";

const verify = (
  { body = BODY, signature = SIGNATURE, secrets = [SECRET] }: {
    body?: string | Uint8Array;
    signature?: string;
    secrets?: string[];
  },
) => verifyIntercom(webhook(body, { "x-hub-signature": signature }), secrets).ok;

Deno.test("intercom verify - a signature by one of the secrets is accepted", () => {
  assertEquals(verifyIntercom(webhook(BODY, { "x-hub-signature": SIGNATURE }), [SECRET]), {
    ok: true,
  });
  assert(verify({ secrets: ["newer", SECRET] }));
  assert(verify({ secrets: [SECRET, "older"] }));
});

Deno.test("intercom verify - every changed byte of body, signature and secret is refused", () => {
  for (const body of byteMutations(new TextEncoder().encode(BODY))) assert(!verify({ body }));
  for (const signature of textMutations(SIGNATURE)) assert(!verify({ signature }), signature);
  for (const secret of textMutations(SECRET)) assert(!verify({ secrets: [secret] }), secret);
  for (const body of [BODY.slice(0, -1), `${BODY} `, ""]) assert(!verify({ body }));
  const others = ["", "sha1=", SIGNATURE.slice(5), SIGNATURE.slice(0, -1), `${SIGNATURE}0`];
  for (const signature of [...others, SIGNATURE.toUpperCase(), `sha256=${SIGNATURE.slice(5)}`]) {
    assert(!verify({ signature }), signature);
  }
  assert(!verifyIntercom(webhook(BODY), [SECRET]).ok, "no signature at all");
});
