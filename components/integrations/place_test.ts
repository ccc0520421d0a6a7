import { assertEquals } from "@std/assert";
import {
  INTEGRATION_TABS,
  integrationHref,
  integrationPageOf,
  type IntegrationPlace,
  integrationPlaceAt,
} from "./place.ts";

const PLACES: readonly IntegrationPlace[] = [
  { kind: "list" },
  { kind: "choose" },
  { kind: "create", provider: "chatwoot" },
  ...INTEGRATION_TABS.map((tab) => ({ kind: "detail" as const, id: "7", tab })),
  { kind: "delivery", id: "7", delivery: "31" },
];

Deno.test("place - every place has an address of its own that leads back to it", () => {
  for (const place of PLACES) assertEquals(integrationPlaceAt(integrationHref(place)), place);
  assertEquals(new Set(PLACES.map(integrationHref)).size, PLACES.length);
});

Deno.test("place - an integration without a tab is its setup", () => {
  assertEquals(integrationPlaceAt("/admin/integrations/7"), {
    kind: "detail",
    id: "7",
    tab: "setup",
  });
});

Deno.test("place - the tabs of an integration are one page, all other places are separate pages", () => {
  const pages = new Set(PLACES.map(integrationPageOf));
  assertEquals(pages.size, PLACES.length - INTEGRATION_TABS.length + 1);
});

Deno.test("place - ids with slashes and spaces work", () => {
  const place: IntegrationPlace = { kind: "detail", id: "a/b c", tab: "people" };
  assertEquals(integrationPlaceAt(integrationHref(place)), place);
});

Deno.test("place - other addresses are not a place", () => {
  for (
    const path of [
      "/admin",
      "/admin/integrationsx",
      "/admin/integrations/7/nowhere",
      "/admin/integrations/7/people/3",
      "/admin/integrations/7/deliveries/3/4",
      "/admin/integrations/new/chatwoot/x",
    ]
  ) assertEquals(integrationPlaceAt(path), null, path);
});
