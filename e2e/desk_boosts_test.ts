/** Boosts that run, on the desk: what they pay and how long, without anything moving. */
import { assertEquals, assertMatch } from "@std/assert";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { until } from "@/testing/until.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const deskTest = shareDesks();
const MINUTE_MILLISECONDS = 60_000;

async function boost({ laurel }: Desks, minutes: number, over: object): Promise<number> {
  const endsAt = new Date(Date.now() + minutes * MINUTE_MILLISECONDS).toISOString();
  const body = { name: "happy_hour", factor: 2, endsAt, types: ["call_completed"], ...over };
  const { status, body: made } = await laurel.call("/admin/boosts", { method: "POST", body });
  assertEquals(status, 201);
  return made.id;
}

deskTest("desk boosts - those of the agent count down, and no window moves", async (desks) => {
  const quiet = await desks.openDesk("cleo@e.com");
  const height = () => quiet.page.locator("#window-level").evaluate((one) => one.clientHeight);
  const before = await height();
  const ids = [await boost(desks, 23, {}), await boost(desks, 150, { types: null, factor: 1.5 })];
  // A boost of another team.
  ids.push(await boost(desks, 5, { team: "red" }));
  const lines = quiet.page.locator(".boost-line");
  await until(() => lines.count(), (count) => count === 2);
  const [first, second] = await lines.allInnerTexts();
  assertMatch(first!, /Double points for calls\s*2[23] min left/);
  assertMatch(second!, /1\.5 × points\s*2 h (30|29) min left/);
  assertEquals(await height(), before);
  await checkAccessibility(quiet.page);
  quiet.errors.assertNone();

  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" } as const;
  const amy = await desks.openDesk("amy@e.com", phone);
  await until(
    () => amy.page.locator(".boost-line").allInnerTexts(),
    (texts) => texts.some((text) => text === "and 2 more boosts"),
  );
  await checkAccessibility(amy.page);
  for (const id of ids) await desks.laurel.call(`/admin/boosts/${id}/end`, { method: "POST" });
  // Without a reload.
  await until(() => amy.page.locator(".boost-line").count(), (count) => count === 0);
  await until(() => quiet.page.locator(".boost-line").count(), (count) => count === 0);
});
