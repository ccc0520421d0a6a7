/** The pages on which admins define types of events. */
import { assertEquals, assertMatch } from "@std/assert";
import {
  ADMIN,
  checkPage,
  DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

async function send({ laurel }: Desks, id: string, type: string, data: object) {
  const body = { id, source: "/desk", type, subject: "amy", data };
  return await laurel.call<{ status: string; points: number; code: string }>("/events", { body });
}

pageTest(
  "event types page - a type is defined with the keyboard, tried, used, edited and deleted",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/event-types", ADMIN);
    await page.getByRole("link", { name: /^Deal won/ }).waitFor();
    await page.getByLabel("Search event types").fill("pipe won");
    await page.getByRole("link", { name: /^Deal lost/ }).waitFor({ state: "detached" });
    await page.getByLabel("Search event types").fill("");
    await page.getByLabel("Which types").selectOption("own");
    await page.getByText("You have defined no type yet").waitFor();
    await checkPage(page, "none of their own");

    await page.getByRole("link", { name: "Define a Type" }).first().focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "New event type");
    await page.getByRole("button", { name: "Define Type" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Give it a name.").waitFor();
    await untilFocused(page, "type-title");
    await page.keyboard.type("Deal won");
    assertEquals(await page.getByLabel("Type", { exact: true }).inputValue(), "deal_won");
    await page.keyboard.press("Enter");
    await page.getByText("Is a type of event already").waitFor();
    await untilFocused(page, "type-type");
    await page.getByLabel("Name", { exact: true }).fill("Ticket solved");
    await page.getByLabel("Type", { exact: true }).fill("ticket_solved");
    await page.getByRole("button", { name: "Add a Field" }).focus();
    await page.keyboard.press("Enter");
    await untilFocused(page, "Name of field 1");
    await page.keyboard.type("minutes");
    await page.getByLabel("Minimum of minutes").fill("60");
    await page.getByLabel("Maximum of minutes").fill("6");
    await page.getByRole("button", { name: "Add a Bonus" }).click();
    await page.getByLabel("Value of bonus 1").fill("10");
    await page.getByLabel("Points for each").fill("7");
    await page.getByRole("button", { name: "Define Type" }).click();
    await page.locator("#type-field-0-error").getByText("Is above the maximum of 6").waitFor();
    await untilFocused(page, "Minimum of minutes");
    await checkPage(page, "a wrong range");
    await page.getByLabel("Minimum of minutes").fill("0");
    await page.getByLabel("Maximum of minutes").fill("16");
    await page.getByText("It pays 12 points: 7 + 5 bonus 1 = 12.").waitFor();
    assertMatch(await page.locator(".type-code").innerText(), /"minutes": 8/);
    await page.getByRole("button", { name: "Define Type" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Ticket solved");
    await untilSaid(page, "Ticket solved is defined.");
    await checkPage(page, "defined");

    const first = await send(desks, "t-1", "ticket_solved", { minutes: 4 });
    assertEquals([first.body.status, first.body.points], ["scored", 12]);
    assertEquals((await send(desks, "t-2", "ticket_solved", { minutes: 17 })).status, 422);

    // Somebody else changes it meanwhile.
    await page.getByLabel("Points for each").fill("9");
    await desks.laurel.call("/admin/event-types/ticket_solved", {
      method: "PATCH",
      body: { title: "Ticket closed" },
    });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody else changed this while you were editing.").waitFor();
    await checkPage(page, "edited by two");
    assertEquals(await page.getByLabel("Points for each").inputValue(), "9");
    await page.getByRole("button", { name: "Keep Mine" }).click();
    await page.getByText("Somebody else changed this").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Save" }).click();
    await untilSaid(page, "Saved.");
    await page.getByText("9 points, +5 bonus 1").waitFor();
    assertEquals((await send(desks, "t-3", "ticket_solved", {})).body.points, 9);

    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Delete…" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await untilHeading(page, "Event Types");
    assertEquals((await send(desks, "t-4", "ticket_solved", {})).body.code, "unknown_type");
    errors.assertNone(/status of (409|422)/);
  },
);

pageTest(
  "event types page - kept events of unknown types are defined from an example, dark on a phone",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/organization", ADMIN, DRESSES["dark phone"]);
    await page.getByRole("switch", { name: "Keep events of unknown types" }).check({ force: true });
    await untilSaid(page, "Events of unknown types are kept.");
    await send(desks, "q-1", "quiz.passed", { score: 88, topic: "billing" });
    await page.goto(new URL("/admin/event-types", page.url()).href);
    await page.getByRole("heading", { name: "1 type was received that nobody defined" }).waitFor();
    await checkPage(page, "received");
    await page.getByRole("link", { name: "Define quiz.passed" }).click();
    await untilHeading(page, "New event type");
    await until(
      () => page.getByLabel("Name", { exact: true }).inputValue(),
      (name) => name === "Quiz passed",
    );
    assertEquals(await page.getByLabel("Kind of topic").inputValue(), "text");
    await page.getByLabel("Points for each").fill("many");
    await page.getByRole("button", { name: "Define Type" }).click();
    await page.locator("#type-base-error").getByText(/Must be a whole number/).waitFor();
    await untilFocused(page, "type-base");
    await checkPage(page, "a wrong number");
    await page.getByLabel("Points for each").fill("6");
    await page.getByRole("button", { name: "Define Type" }).click();
    await untilHeading(page, "Quiz passed");
    await checkPage(page, "defined");
    await until(async () => {
      const { body } = await desks.laurel.call<{ entries: { type: string; points: number }[] }>(
        "/agents/amy/history",
      );
      return body.entries.find(({ type }) => type === "quiz.passed")?.points;
    }, (points) => points === 6);
    await page.goto(new URL("/admin/event-types/type/deal_won", page.url()).href);
    await page.getByText("it cannot be changed", { exact: false }).waitFor();
    assertEquals(await page.getByRole("button", { name: "Save" }).count(), 0);
    await checkPage(page, "built in");
    errors.assertNone(/status of 422/);
  },
);
