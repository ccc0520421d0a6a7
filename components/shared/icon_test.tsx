import { assertMatch } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import { ICON_NAMES, iconOf } from "@/components/achievements/icons.ts";
import { ICON_CHOICES, typeIconOf } from "@/components/event_types/icons.ts";
import * as first from "./icons.ts";
import * as pages from "./page_icons.ts";
import type { IconComponent } from "./icon.tsx";

// The drawings have no types of their own, so the checker cannot tell when one is not a component.
Deno.test("icons - each is a component that draws lines", () => {
  const icons: Record<string, IconComponent> = {
    ...first,
    ...pages,
    ...Object.fromEntries([...ICON_NAMES, "unknown"].map((name) => [name, iconOf(name)])),
    ...Object.fromEntries([...ICON_CHOICES, "other"].map((name) => [name, typeIconOf(name)])),
  };
  for (const [name, Icon] of Object.entries(icons)) {
    assertMatch(renderToString(<Icon size={20} />), /^<svg [^>]*width="20".*<\w+ .*<\/svg>$/, name);
  }
});
