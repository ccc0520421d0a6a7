import { assertEquals } from "@std/assert";
import { signInAddress } from "./sign_in_address.ts";

Deno.test("sign-in address - it leads back to the same place and says why it asks", () => {
  assertEquals(signInAddress("/", false), "/sign-in");
  assertEquals(signInAddress("/", true), "/sign-in?reason=expired");
  assertEquals(
    signInAddress("/admin/keys?a=1&b=2", true),
    "/sign-in?next=%2Fadmin%2Fkeys%3Fa%3D1%26b%3D2&reason=expired",
  );
});
