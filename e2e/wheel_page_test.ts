/** The wheel's page: edited, refused, published, and a version used again. */
import { assertEquals } from "@std/assert";
import {
  ADMIN,
  checkPage,
  DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

pageTest(
  "wheel page - a prize is added, refused, and published with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/wheel", ADMIN);
    await page.getByText(/4[67](\.\d+)? points/).first().waitFor();
    await page.getByText(/Nobody has spun in the last seven days/).waitFor();
    await checkPage(page, "wheel");
    await page.getByRole("button", { name: "Add a Prize" }).focus();
    await page.keyboard.press("Enter");
    await untilFocused(page, "prize-10-title");
    await page.keyboard.type("Coffee");
    await page.locator("#prize-10-kind").selectOption("badge");
    await page.locator("#prize-10-weight").fill("0");
    await page.keyboard.press("Enter");
    await page.getByText("Enter a whole number from 1 on.").waitFor();
    await untilFocused(page, "prize-10-weight");
    await checkPage(page, "wrong");
    await page.locator("#prize-10-weight").fill("1000");
    await page.getByRole("listitem", { name: "Coffee" }).getByText("50%").waitFor();
    await page.getByText(/23(\.\d+)? points/).first().waitFor();
    await page.getByRole("button", { name: "Move Coffee up" }).focus();
    await page.keyboard.press("Enter");
    await untilSaid(page, "Moved to place 10.");
    await page.reload();
    await page.getByRole("listitem", { name: "Coffee" }).waitFor();
    await page.getByRole("button", { name: "Publish…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Publish this wheel?" });
    await dialog.getByText("new, chance 50%").waitFor();
    await checkPage(page, "publish");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Publish…" }).click();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await untilSaid(page, "Version 2 is published.");
    const { body } = await desks.laurel.call("/admin/wheel");
    assertEquals([body.version, body.prizes[9].key, body.prizes.length], [2, "coffee", 11]);

    await page.getByRole("link", { name: "Earlier Versions" }).click();
    await untilHeading(page, "Earlier wheels");
    await page.getByText("In force").waitFor();
    await checkPage(page, "history");
    await page.getByRole("button", { name: "Edit a copy of version 1" }).click();
    await untilHeading(page, "Wheel");
    await page.getByText("Your changes are not published.").waitFor();
    assertEquals(await page.getByRole("listitem", { name: "Coffee" }).count(), 0);
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("listitem", { name: "Coffee" }).waitFor();
    errors.assertNone();
  },
);

pageTest(
  "wheel page - a wheel that cannot be drawn is refused, and another admin was faster",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/wheel", ADMIN);
    await page.getByRole("button", { name: "Remove 25 points", exact: true }).click();
    await untilFocused(page, "add-prize");
    await page.locator("#prize-0-weight").fill("2147483647");
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByText(/The weights add up to too much/).waitFor();
    await page.locator("#prize-0-weight").fill("7");
    const prizes = [{ key: "nothing", title: "Nothing", kind: "nothing", weight: 1 }];
    await desks.laurel.call("/admin/wheel", { method: "POST", body: { prizes } });
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Somebody else changed this while you were editing.").waitFor();
    assertEquals(await page.locator("#prize-0-weight").inputValue(), "7");
    await checkPage(page, "conflict");
    await page.getByRole("button", { name: "Show Their Version" }).click();
    await page.getByRole("listitem", { name: "Nothing" }).waitFor();
    assertEquals(await page.getByRole("listitem").filter({ hasText: "25 points" }).count(), 0);
    errors.assertNone(/status of 409/);
  },
);

for (const dress of ["dark", "phone"]) {
  pageTest(`wheel page - accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/admin/wheel", ADMIN, DRESSES[dress]!);
    await page.getByText(/a spin on average/).waitFor();
    await page.getByRole("button", { name: "Add a Prize" }).click();
    await checkPage(page, "wheel");
    await page.goto(`${desks.laurel.url}/admin/wheel/history`);
    await page.getByText("In force").waitFor();
    await checkPage(page, "history");
    errors.assertNone();
  });
}
