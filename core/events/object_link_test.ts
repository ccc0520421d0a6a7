import { assertEquals } from "@std/assert";
import { objectLinkOf } from "./object_link.ts";

Deno.test("object link - only a plain https address is a link", () => {
  const link = (objectUrl: unknown) => objectLinkOf({ objectUrl });
  assertEquals(link("https://crm.example/deals/7?x=1"), "https://crm.example/deals/7?x=1");
  const others = [
    ...["http://crm.example/7", "javascript:alert(1)", "data:text/html,x", "/deals/7", "https://"],
    ...["https://bank.example@evil.example/", "https://u:p@evil.example/", "", 7, null, undefined],
    `https://crm.example/${"x".repeat(2_000)}`,
  ];
  for (const other of others) assertEquals(link(other), undefined, String(other));
});
