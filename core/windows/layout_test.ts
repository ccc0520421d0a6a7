import { assertEquals } from "@std/assert";
import { FARTHEST, FIRST_LAYOUT, focusWindow, frontWindow, place, readLayout } from "./layout.ts";
import { WINDOW_NAMES, windowsFor } from "./table.ts";
import { layoutSchema, sentLayoutSchema } from "./views.ts";

Deno.test("window layout - a focused window is in front and open", () => {
  const closed = place(FIRST_LAYOUT, "activity", { state: "closed" });
  const layout = focusWindow(closed, "activity");
  assertEquals(frontWindow(layout), "activity");
  assertEquals(layout.places.activity.state, "open");
  assertEquals(layout.order.length, WINDOW_NAMES.length);
});

Deno.test("window layout - closing the front window leaves the next one in front", () => {
  const layout = place(focusWindow(FIRST_LAYOUT, "streak"), "streak", { state: "minimized" });
  assertEquals(frontWindow(layout), "level");
});

Deno.test("window layout - with everything closed no window is in front", () => {
  let layout = FIRST_LAYOUT;
  for (const name of layout.order) layout = place(layout, name, { state: "closed" });
  assertEquals(frontWindow(layout), null);
});

Deno.test("window layout - a window that the person does not have is never in front", () => {
  assertEquals(windowsFor("everyone"), ["leaderboard"]);
  assertEquals(frontWindow(FIRST_LAYOUT, windowsFor("everyone")), "leaderboard");
});

Deno.test("window layout - a stored layout is restored", () => {
  const layout = place(focusWindow(FIRST_LAYOUT, "activity"), "level", {
    x: 40,
    y: -8,
    width: 400,
    height: 300,
    state: "minimized",
    tile: "right",
  });
  assertEquals(readLayout(JSON.parse(JSON.stringify(layout))), layout);
  assertEquals(layoutSchema.parse(layout), layout);
});

Deno.test("window layout - what is stored and broken gives the default", () => {
  for (const stored of [null, undefined, 7, "x", [], { places: 3 }]) {
    assertEquals(readLayout(stored), FIRST_LAYOUT);
  }
  const level = {
    x: "1",
    y: FARTHEST + 1,
    width: -4,
    height: 7,
    tile: "top",
    state: "gone",
  };
  const odd = { order: ["level", "level", "x"], places: { level } };
  assertEquals(readLayout(odd), FIRST_LAYOUT);
});

Deno.test("window layout - one from before a window existed keeps its order", () => {
  const { level, streak, activity, leaderboard } = FIRST_LAYOUT.places;
  const order = ["level", "streak", "activity", "leaderboard"];
  const places = { level: { ...level, x: 40 }, streak, activity, leaderboard };
  const layout = readLayout({ order, places });
  assertEquals(layout.order.slice(0, 4), order);
  assertEquals(layout.order.length, WINDOW_NAMES.length);
  assertEquals(layout.places.level.x, 40);
  assertEquals(layout.places.spin.state, "closed");
});

Deno.test("window layout - a zoomed window of an older version fills the desktop", () => {
  const places = { level: { x: 1, y: 2, state: "open", isZoomed: true } };
  assertEquals(readLayout({ places }).places.level.tile, "fill");
});

Deno.test("window layout - a browser that sends another window is told so", () => {
  const sent = { places: {}, order: ["level", "kitchen"] };
  assertEquals(sentLayoutSchema.safeParse(sent).success, false);
  assertEquals(sentLayoutSchema.safeParse({ places: {}, order: ["level"] }).success, true);
});
