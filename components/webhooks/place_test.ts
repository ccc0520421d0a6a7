import { assertEquals } from "@std/assert";
import { webhookHref, type WebhookPlace, webhookPlaceAt } from "./place.ts";

Deno.test("webhook places - every place has an address that leads back to it", () => {
  const places: WebhookPlace[] = [{ kind: "list" }, { kind: "new" }, {
    kind: "detail",
    id: "wh_a-b/ c",
  }];
  assertEquals(places.map(webhookHref).map(webhookPlaceAt), places);
  assertEquals(webhookPlaceAt("/admin/webhooks/"), { kind: "list" });
  assertEquals(webhookPlaceAt("/admin/webhooks/%E0"), { kind: "detail", id: "%E0" });
  assertEquals(webhookPlaceAt("/admin/webhooks/a/b"), null);
  assertEquals(webhookPlaceAt("/admin/other"), null);
});
