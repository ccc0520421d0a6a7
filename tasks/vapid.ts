/** `deno task vapid`: makes the keys that Web Push needs. */
const HELP = `Makes a pair of keys for Web Push and prints them as environment variables.

  deno task vapid [SUBJECT]

  SUBJECT  where push services reach you: mailto:it@example.com or an https:// address

Keep them: with other keys, all browsers have to be switched on again.`;

if (import.meta.main) {
  const [subject = "mailto:you@example.com", ...rest] = Deno.args;
  if (rest.length > 0 || !/^(mailto:|https:)/.test(subject)) {
    // deno-lint-ignore no-console
    console.log(HELP);
    Deno.exit(subject === "--help" ? 0 : 2);
  }
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const publicKey = point.toBase64({ alphabet: "base64url", omitPadding: true });
  const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  // deno-lint-ignore no-console
  console.log(
    `LAUREL_VAPID_PUBLIC_KEY=${publicKey}\nLAUREL_VAPID_PRIVATE_KEY=${d}\n` +
      `LAUREL_VAPID_SUBJECT=${subject}`,
  );
}
