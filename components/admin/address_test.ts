import { assertEquals } from "@std/assert";
import { addressUnder, partsUnder } from "./address.ts";

const ROOT = "/admin/webhooks";

Deno.test("address - any parts lead to an address that leads back to them", () => {
  for (const parts of [[], ["new"], ["a/b c"], ["7", "deliveries", "3%1"]]) {
    const address = addressUnder(ROOT, ...parts);
    assertEquals(partsUnder(ROOT, address), parts);
    assertEquals(partsUnder(ROOT, `${address}/`), parts);
  }
});

Deno.test("address - a stray percent sign stands for itself", () => {
  assertEquals(partsUnder(ROOT, "/admin/webhooks/%E0"), ["%E0"]);
});

Deno.test("address - other paths and empty parts are not below the root", () => {
  for (const path of ["/admin", "/admin/webhooksx", "/admin/webhooks//", "/admin/webhooks//7"]) {
    assertEquals(partsUnder(ROOT, path), null, path);
  }
});
