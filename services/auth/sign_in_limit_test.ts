import { assertEquals } from "@std/assert";
import { openSignInLimit } from "./sign_in_limit.ts";

const limits = { perAccount: 3, perClient: 5, perUnknownClient: 50, windowSeconds: 60 };

Deno.test("sign-in limit - a success gives an account its tries back", () => {
  const limit = openSignInLimit(limits, () => 0);
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 2; i++) assertEquals(limit.attempt("a@x.example", null), null);
    limit.attempt("a@x.example", null);
    limit.succeeded("A@x.example", null);
  }
});

Deno.test("sign-in limit - an office where everybody signs in at nine is not locked out", () => {
  const limit = openSignInLimit(limits, () => 0);
  for (let person = 0; person < 100; person++) {
    assertEquals(limit.attempt(`p${person}@x.example`, "8.8.8.8"), null);
    limit.succeeded(`p${person}@x.example`, "8.8.8.8");
  }
});

Deno.test("sign-in limit - later failures do not extend the window", () => {
  let now = 0;
  const limit = openSignInLimit(limits, () => now);
  limit.attempt("a@x.example", null);
  now = 50_000;
  limit.attempt("a@x.example", null);
  limit.attempt("a@x.example", null);
  assertEquals(limit.attempt("a@x.example", null), 10);
  now = 60_000;
  assertEquals(limit.attempt("a@x.example", null), null);
});

Deno.test("sign-in limit - an account's own success does not clear its client", () => {
  const limit = openSignInLimit(limits, () => 0);
  for (let i = 0; i < 5; i++) limit.attempt(`victim${i}@x.example`, "6.6.6.6");
  assertEquals(limit.attempt("own@x.example", "6.6.6.6"), 60);
});
