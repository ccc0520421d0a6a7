/**
 * The people of a tool on the integration's page: created in one click, all at once with a preview,
 * or automatically; chosen by a search; and the warning about a private address.
 */
import { assert, assertEquals } from "@std/assert";
import { ADMIN, checkPage, focused, PAGE_DRESSES } from "./support/admin.ts";
import { connectChatwoot, replyInChatwoot } from "./support/chatwoot_people.ts";
import { shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`integration people - accessible in every state: ${dress}`, async (desks) => {
    const tag = dress.replace(" ", "-");
    const made = await connectChatwoot(desks, `People, ${dress}`);
    await replyInChatwoot(made, { id: 7, name: "Grace Hopper", email: `grace@${tag}.example` });
    await replyInChatwoot(made, { id: 8, name: "Support Bot" });
    await replyInChatwoot(made, { id: 9 });
    const { page, errors } = await desks.open(
      `/admin/integrations/${made.id}/people`,
      ADMIN,
      options,
    );
    const create = page.getByRole("button", { name: "Create This Agent for Grace Hopper" });
    await create.waitFor();
    await checkPage(page, "people who wait");
    await page.getByRole("button", { name: "Create This Agent… for 9" }).click();
    await page.getByRole("button", { name: "Create Agent", exact: true }).click();
    await page.getByRole("alert").getByText("Enter the name.").waitFor();
    await checkPage(page, "an error at the name");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Create All…" }).click();
    await page.getByRole("dialog").getByText("1 new agent").waitFor();
    await checkPage(page, "the preview of all");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const chooser = page.getByRole("combobox", { name: "Agent who is Grace Hopper" });
    await chooser.fill("nobody like this");
    await page.getByText("Nobody is called that.").waitFor();
    await checkPage(page, "a search that finds nobody");
    await page.goto(`${desks.laurel.url}/admin/integrations/${made.id}/setup`);
    await page.getByRole("heading", { name: /^A tool in the cloud cannot reach/ }).waitFor();
    await checkPage(page, "the warning about the address");
    errors.assertNone();
  });
}

pageTest("integration people - one click, and the work that waited counts", async (desks) => {
  const made = await connectChatwoot(desks, "One click");
  await replyInChatwoot(made, { id: 7, name: "Ida Rhodes", email: "ida@click.example" });
  const { page, errors } = await desks.open(`/admin/integrations/${made.id}/people`, ADMIN);
  await page.getByRole("button", { name: "Create This Agent for Ida Rhodes" }).click();
  await page.getByText("Nobody waits").waitFor();
  await page.getByText("Ida Rhodes is an agent now; 1 event counts now.").waitFor({
    state: "attached",
  });
  assertEquals(await focused(page), "people-list");
  assert((await desks.laurel.agent("ida")).totalPoints > 0);

  // The tool knows only an id: the admin gives a name, and wrong input stays in its field.
  await replyInChatwoot(made, { id: 12 });
  await page.reload();
  await page.getByRole("button", { name: "Create This Agent… for 12" }).press("Enter");
  await until(() => focused(page), (id) => id.endsWith("-name"));
  await page.keyboard.type("Joan Clarke");
  const email = page.getByLabel("E-mail (optional)");
  await email.fill("no address");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Is not an e-mail address").waitFor();
  assertEquals(await page.getByLabel("Name", { exact: true }).inputValue(), "Joan Clarke");
  await until(() => focused(page), (id) => id.endsWith("-email"));
  await email.fill("joan@click.example");
  await page.keyboard.press("Enter");
  await page.getByText("Nobody waits").waitFor();
  assert((await desks.laurel.agent("joan")).totalPoints > 0);
  errors.assertNone(/status of 422/);
});

pageTest("integration people - all at once, after a preview", async (desks) => {
  const made = await connectChatwoot(desks, "All at once");
  await desks.laurel.call("/admin/agents", {
    body: { id: "edsger", name: "Edsger", email: "edsger@all.example" },
  });
  await replyInChatwoot(made, { id: 1, name: "Barbara Liskov", email: "barbara@all.example" });
  await replyInChatwoot(made, { id: 2, name: "E. Dijkstra", email: "edsger@all.example" });
  await replyInChatwoot(made, { id: 3, name: "Frances Allen" });
  await replyInChatwoot(made, { id: 4, name: "Answer Bot" });
  const { page, errors } = await desks.open(`/admin/integrations/${made.id}/people`, ADMIN);
  const button = page.getByRole("button", { name: "Create All…" });
  await button.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(
    "2 new agents, 1 person is assigned to an agent by e-mail, 1 person is left out and waits on.",
  ).waitFor();
  const rows = await dialog.getByRole("listitem").allInnerTexts();
  assertEquals(rows.map((row) => row.replace(/\s*\n\s*/g, ": ").trim()), [
    "Barbara Liskov: New agent barbara · barbara@all.example",
    "E. Dijkstra: Is Edsger, who has the e-mail",
    "Frances Allen: New agent frances-allen",
    "Answer Bot: Left out: looks like a bot",
  ]);
  // Escape changes nothing, and gives the focus back.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assertEquals(await focused(page), "Create All…");
  assertEquals((await desks.laurel.call("/agents/barbara")).status, 404);

  await button.click();
  await dialog.getByRole("button", { name: "Create 2 Agents" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Create This Agent for Answer Bot" }).waitFor();
  await until(
    () => page.getByRole("list", { name: "People" }).getByRole("listitem").count(),
    (count) => count === 1,
  );
  for (const id of ["barbara", "edsger", "frances-allen"]) {
    await until(() => desks.laurel.agent(id), ({ totalPoints }) => totalPoints > 0);
  }
  errors.assertNone();
});

pageTest("integration people - a search chooses among any number of agents", async (desks) => {
  const made = await connectChatwoot(desks, "Search");
  await replyInChatwoot(made, { id: 7, name: "Somebody" });
  const { page, errors } = await desks.open(`/admin/integrations/${made.id}/people`, ADMIN);
  const chooser = page.getByRole("combobox", { name: "Agent who is Somebody" });
  await chooser.press("ArrowDown");
  await page.getByRole("option", { name: /Cleo Vale/ }).waitFor();
  await chooser.press("Escape");
  assertEquals(await chooser.getAttribute("aria-expanded"), "false");
  await page.keyboard.type("okri ben");
  const option = page.getByRole("option");
  await until(() => option.allInnerTexts(), (texts) => /^Ben Okri/.test(texts.join()));
  assertEquals(await option.count(), 1);
  const active = await chooser.getAttribute("aria-activedescendant");
  assertEquals(await option.getAttribute("id"), active);
  await chooser.press("Enter");
  await page.getByText("Nobody waits").waitFor();
  await page.getByText("Somebody is Ben Okri; 1 event counts now.").waitFor({ state: "attached" });

  // Without an answer of the server the chooser says so, and goes on by itself.
  await replyInChatwoot(made, { id: 8, name: "Another" });
  await page.reload();
  const other = page.getByRole("combobox", { name: "Agent who is Another" });
  await other.waitFor();
  await page.context().setOffline(true);
  await other.click();
  await page.getByText("You are offline. Trying again…").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("option", { name: /Cleo Vale/ }).waitFor();
  errors.assertNone(/ERR_INTERNET_DISCONNECTED/);
});

pageTest(
  "integration people - new people become agents where the admin allows it",
  async (desks) => {
    const made = await connectChatwoot(desks, "Automatic");
    await replyInChatwoot(made, { id: 7, name: "Radia Perlman", email: "radia@auto.example" });
    const { page, errors } = await desks.open(`/admin/integrations/${made.id}/settings`, ADMIN);
    await page.getByRole("switch", { name: "New people become agents" }).press("Space");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    assertEquals((await desks.laurel.call("/agents/radia")).status, 404);
    await replyInChatwoot(made, { id: 7, name: "Radia Perlman", email: "radia@auto.example" });
    await until(() => desks.laurel.history("radia"), (entries) => {
      return entries.filter(({ type }) => type === "message_response").length === 2;
    });
    await page.locator(".tab", { hasText: "People" }).click();
    await page.getByText("Nobody waits").waitFor();
    await page.getByRole("radio", { name: "Assigned" }).check();
    await page.getByText("Radia Perlman").first().waitFor();
    errors.assertNone();
  },
);

pageTest("integration people - a private address is named, with what to set", async (desks) => {
  const { page, errors } = await desks.open("/admin/integrations/new/hubspot", ADMIN);
  await page.getByRole("heading", { name: /cannot reach (localhost|127\.0\.0\.1):\d+$/ }).waitFor();
  assertEquals(
    await page.getByLabel("Command", { exact: true }).inputValue(),
    "LAUREL_PUBLIC_URL=https://laurel.example.com deno task start",
  );
  await page.getByRole("button", { name: "Copy Command" }).waitFor();
  errors.assertNone();
});
