import { assertEquals } from "@std/assert";
import { personSeen } from "./person_seen.ts";

Deno.test("person seen - only a usable name and address are taken", () => {
  const sent = { name: " Grace ", email: " grace@shop.example " };
  assertEquals(personSeen("7", sent), { id: "7", name: "Grace", email: "grace@shop.example" });
  const odd = [
    {},
    { name: null, email: null },
    { name: "", email: " " },
    { name: 7, email: "no address" },
    { name: "x".repeat(201), email: `${"x".repeat(200)}@shop.example` },
  ];
  for (const one of odd) assertEquals(personSeen("7", one), { id: "7" });
});
