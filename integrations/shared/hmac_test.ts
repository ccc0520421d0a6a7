import { assert, assertEquals, assertFalse } from "@std/assert";
import { Buffer } from "node:buffer";
import { hmac, isOneOf, isSameText, isSignature, sha256Hex } from "./hmac.ts";

Deno.test("hmac - gives the digests that RFC 2202 and RFC 4231 publish (key Jefe)", () => {
  const text = "what do ya want for nothing?";
  assertEquals(hmac("sha1", "Jefe", text).toString("hex"), SHA1);
  assertEquals(hmac("sha256", "Jefe", text).toString("hex"), SHA256);
  assertEquals(
    hmac("sha256", "Jefe", "what do ya want ", Buffer.from("for nothing?")).toString("hex"),
    SHA256,
  );
});
const SHA1 = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";
const SHA256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

Deno.test("hmac - the hash of an empty text is the published one", () => {
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  assertEquals([sha256Hex(new Uint8Array()), sha256Hex("")], [empty, empty]);
  assertEquals(sha256Hex("Zoë"), sha256Hex(new TextEncoder().encode("Zoë")));
});

Deno.test("hmac - texts of any length are compared correctly", () => {
  assert(isSameText("token", "token"));
  assert(isSameText("", ""));
  for (const other of ["tokem", "toke", "tokens", "", "Token"]) {
    assertFalse(isSameText(other, "token"));
  }
  assert(isOneOf("b", ["a", "b"]) && isOneOf("a", ["a", "b"]));
  assertFalse(isOneOf("c", ["a", "b"]) || isOneOf("", []));
});

Deno.test("hmac - another text of the same bytes is not the signature", () => {
  const digest = hmac("sha1", "key", "text");
  const [base64, hex] = [digest.toString("base64"), digest.toString("hex")];
  assert(isSignature(base64, digest, "base64") && isSignature(hex, digest, "hex"));
  assertFalse(isSignature(hex, digest, "base64") || isSignature(base64, digest, "hex"));
  // 20 bytes leave two bits of the last digit unused, so another digit decodes to the same bytes.
  const last = base64.at(-2)!;
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const twin = base64.slice(0, -2) + alphabet[alphabet.indexOf(last) + 1] + "=";
  assertEquals(Buffer.from(twin, "base64"), digest);
  for (const other of [twin, base64.slice(0, -1), `${base64} `, hex.toUpperCase(), ""]) {
    assertFalse(isSignature(other, digest, "base64") || isSignature(other, digest, "hex"));
  }
});
