/** The pages of boosts: made, changed, copied, removed and ended. */
import { assertEquals } from "@std/assert";
import {
  ADMIN,
  checkPage,
  chooseFound,
  DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();
const HOUR_MILLISECONDS = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MILLISECONDS).toISOString();

pageTest(
  "boosts page - a boost is made, changed, copied and removed with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/boosts", ADMIN);
    await page.getByText("No boosts yet").waitFor();
    await checkPage(page, "empty");
    await page.getByRole("link", { name: "Make a Boost" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "New boost");
    await page.getByLabel("Factor").fill("1");
    await page.getByRole("button", { name: "Make Boost" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Enter a title.").waitFor();
    await page.getByText("A factor of 1 changes nothing.").waitFor();
    await untilFocused(page, "boost-title");
    await page.keyboard.type("Happy hour");
    await page.getByText("Enter a title.").waitFor({ state: "detached" });
    await page.getByText("A factor of 1 changes nothing.").waitFor();
    await page.getByLabel("Factor").fill("5");
    await page.getByText(/A factor of 5 makes an hour of work/).waitFor();
    await page.getByText("This boost would have paid nothing more.").waitFor();
    await page.getByRole("radio", { name: "A team" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.getByLabel("Team", { exact: true }).selectOption("red");
    await chooseFound(page, "Work that is boosted", "deal", "Deal won");
    const ends = await page.getByLabel("Ends").inputValue();
    await page.getByLabel("Ends").fill(await page.getByLabel("Begins").inputValue());
    await page.getByLabel("Title").focus();
    await page.keyboard.press("Enter");
    await page.getByText("It must end after it begins.").waitFor();
    await untilFocused(page, "boost-ends");
    await checkPage(page, "wrong");
    await page.getByLabel("Ends").fill(ends);
    await page.getByLabel("Title").focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Happy hour");
    await untilSaid(page, "Happy hour is made.");
    const { body } = await desks.laurel.call("/admin/boosts");
    const { name, factor, team, types, title } = body.entries[0];
    assertEquals([name, factor, team, types, title], [
      "happy_hour",
      5,
      "red",
      ["deal_won"],
      "Happy hour",
    ]);

    await page.getByLabel("Factor").fill("3");
    await page.keyboard.press("Enter");
    await untilSaid(page, "Happy hour is saved.");
    await checkPage(page, "boost");
    await page.getByRole("link", { name: "Copy" }).click();
    await untilHeading(page, "New boost");
    assertEquals(await page.getByLabel("Title").inputValue(), "Happy hour");
    assertEquals(await page.getByLabel("Factor").inputValue(), "3");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("link", { name: /Happy hour/ }).click();
    await page.getByRole("button", { name: "Remove Boost…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await untilHeading(page, "Boosts");
    await page.getByText("No boosts yet").waitFor();
    errors.assertNone();
  },
);

pageTest("boosts page - another admin was faster, and a running boost is ended", async (desks) => {
  const boost = { name: "push", title: "Push", factor: 2, startsAt: later(2), endsAt: later(4) };
  const { body: made } = await desks.laurel.call("/admin/boosts", { method: "POST", body: boost });
  const { page, errors } = await desks.open(`/admin/boosts/${made.id}`, ADMIN);
  await page.getByLabel("Title").fill("My push");
  await desks.laurel.call(`/admin/boosts/${made.id}`, {
    method: "PATCH",
    body: { ...boost, title: "Their push" },
  });
  await page.keyboard.press("Enter");
  await page.getByText("Somebody else changed this while you were editing.").waitFor();
  await page.getByRole("button", { name: "Show Their Version" }).click();
  await untilHeading(page, "Their push");
  assertEquals(await page.getByLabel("Title").inputValue(), "Their push");

  const { body: running } = await desks.laurel.call("/admin/boosts", {
    method: "POST",
    body: { ...boost, title: "Now", name: "now", startsAt: undefined },
  });
  await page.goto(`${desks.laurel.url}/admin/boosts/${running.id}`);
  await page.getByRole("heading", { name: "Running" }).waitFor();
  await checkPage(page, "running");
  await page.getByRole("button", { name: "End Boost Now…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await page.getByRole("heading", { name: "Over" }).waitFor();
  await page.goto(`${desks.laurel.url}/admin/boosts`);
  await page.getByLabel("State").selectOption("over");
  await page.getByRole("link", { name: /Now/ }).waitFor();
  assertEquals(await page.getByRole("link", { name: /Their push/ }).count(), 0);
  errors.assertNone(/status of 409/);
});

pageTest(
  "boosts page - who types on before the search has answered loses no choice",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/boosts/new", ADMIN);
    const work = page.getByLabel("Work that is boosted", { exact: true });
    const chosen = page.getByRole("list", { name: "Work that is boosted: chosen" });
    await work.fill("deal won");
    await page.keyboard.press("Enter");
    await page.getByLabel("Begins").focus();
    await chosen.getByText("Deal won").waitFor();
    assertEquals(await work.inputValue(), "");
    assertEquals(await page.getByRole("listbox").count(), 0);
    assertEquals(await page.evaluate(() => document.activeElement?.id), "boost-starts");
    // A text that finds nothing chooses nothing, and the field is empty again.
    await work.fill("no such type");
    await page.keyboard.press("Enter");
    await page.getByLabel("Begins").focus();
    await until(() => work.inputValue(), (now) => now === "");
    assertEquals(await chosen.getByRole("listitem").count(), 1);
    errors.assertNone();
  },
);

for (const dress of ["dark", "phone"]) {
  pageTest(`boosts page - accessible: ${dress}`, async (desks) => {
    await desks.laurel.call("/admin/boosts", {
      method: "POST",
      body: { name: "shown", factor: 4, startsAt: later(5), endsAt: later(6), agent: "amy" },
    });
    const { page, errors } = await desks.open("/admin/boosts", ADMIN, DRESSES[dress]!);
    await page.getByRole("link", { name: /shown/ }).first().waitFor();
    await checkPage(page, "list");
    await page.getByRole("link", { name: /shown/ }).first().click();
    await page.getByText(/A factor of 4/).waitFor();
    await checkPage(page, "boost");
    await page.goto(`${desks.laurel.url}/admin/boosts/new`);
    await page.getByRole("radio", { name: "A person" }).check({ force: true });
    await checkPage(page, "new");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}/admin/boosts/999`);
    await page.getByText("There is no such boost").waitFor();
    await checkPage(page, "missing");
  });
}
