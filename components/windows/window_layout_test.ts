import { assertEquals } from "@std/assert";
import {
  clampOffset,
  DEFAULT_LAYOUT,
  focusWindow,
  frontWindow,
  isArranged,
  parseLayout,
  place,
} from "./window_layout.ts";

Deno.test("window layout - a focused window is in front and open", () => {
  const closed = place(DEFAULT_LAYOUT, "activity", { state: "closed" });
  const layout = focusWindow(closed, "activity");
  assertEquals(frontWindow(layout), "activity");
  assertEquals(layout.places.activity.state, "open");
  assertEquals(layout.order.length, 7);
});

Deno.test("window layout - closing the front window leaves the next one in front", () => {
  const layout = place(focusWindow(DEFAULT_LAYOUT, "streak"), "streak", { state: "minimized" });
  assertEquals(frontWindow(layout), "level");
});

Deno.test("window layout - with everything closed no window is in front", () => {
  let layout = DEFAULT_LAYOUT;
  for (const name of layout.order) layout = place(layout, name, { state: "closed" });
  assertEquals(frontWindow(layout), null);
});

Deno.test("window layout - a window that the person does not have is never in front", () => {
  assertEquals(frontWindow(DEFAULT_LAYOUT, ["leaderboard"]), "leaderboard");
});

Deno.test("window layout - a window cannot be pushed out of reach", () => {
  const slot = { left: 100, top: 20, width: 300, height: 200 };
  const area = { width: 1000, height: 600 };
  assertEquals(clampOffset(slot, area, { x: -9999, y: -9999 }), { x: -320, y: -20 });
  assertEquals(clampOffset(slot, area, { x: 9999, y: 9999 }), { x: 820, y: 536 });
  assertEquals(clampOffset(slot, area, { x: 12.4, y: -7 }), { x: 12, y: -7 });
});

Deno.test("window layout - a stored layout is restored", () => {
  const layout = place(focusWindow(DEFAULT_LAYOUT, "activity"), "level", {
    x: 40,
    y: -8,
    state: "minimized",
    isZoomed: true,
  });
  assertEquals(parseLayout(JSON.stringify(layout)), layout);
});

Deno.test("window layout - only moving a window counts as arranging, not bringing it to the front", () => {
  const raised = focusWindow(DEFAULT_LAYOUT, "activity");
  assertEquals(isArranged(raised), false);
  assertEquals(isArranged(place(raised, "activity", { x: 24 })), true);
  assertEquals(isArranged(place(raised, "streak", { state: "minimized" })), true);
});

Deno.test("window layout - damaged storage gives the default", () => {
  for (const text of [null, "", "{", "7", "null", '{"places":3}']) {
    assertEquals(parseLayout(text), DEFAULT_LAYOUT);
  }
  const odd = { order: ["level", "level", "x"], places: { level: { x: "1", state: "gone" } } };
  assertEquals(parseLayout(JSON.stringify(odd)), DEFAULT_LAYOUT);
});

Deno.test("window layout - a layout from before a window existed keeps its order", () => {
  const { level, streak, activity, leaderboard } = DEFAULT_LAYOUT.places;
  const order = ["level", "streak", "activity", "leaderboard"];
  const places = { level: { ...level, x: 40 }, streak, activity, leaderboard };
  const layout = parseLayout(JSON.stringify({ order, places }));
  assertEquals(layout.order.slice(0, 4), order);
  assertEquals(layout.order.length, 7);
  assertEquals(layout.places.level.x, 40);
  assertEquals(layout.places.spin.state, "closed");
});
