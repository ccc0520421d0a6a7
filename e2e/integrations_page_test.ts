/**
 * The pages on which admins connect tools: every state, with the keyboard, on a phone, in dark
 * mode.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { signStandard } from "@/integrations/standard/sign.ts";
import { ADMIN, checkPage, focused, PAGE_DRESSES, takeClock, untilShown } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { uniqueId } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

interface Made {
  readonly id: string;
  readonly url: string;
  readonly secret?: string;
}

/** Creates an integration through the API. */
async function make({ laurel }: Desks, name: string, provider = "standard"): Promise<Made> {
  const { status, text, body } = await laurel.call<Made>("/admin/integrations", {
    body: { provider, name },
  });
  assertEquals(status, 201, text);
  return body;
}

/** Posts an event like a system that signs by Standard Webhooks. */
async function deliver({ url, secret }: Made, body: unknown): Promise<number> {
  const text = JSON.stringify(body);
  const id = uniqueId("msg");
  const seconds = Math.floor(Date.now() / 1000);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signStandard(id, seconds, text, [secret!]),
    },
    body: text,
  });
  await response.body?.cancel();
  return response.status;
}

const won = (agent: string) => ({
  type: "deal_won",
  timestamp: new Date().toISOString(),
  data: { agentId: agent, objectId: uniqueId("deal"), cycleDays: 2 },
});

pageTest("integrations page - it is only for admins, and says so", async (desks) => {
  const nobody = await desks.open("/admin/integrations/new", null);
  assertMatch(nobody.page.url(), /\/sign-in\?next=%2Fadmin%2Fintegrations%2Fnew$/);
  for (const email of ["amy@e.com", "mia@e.com"]) {
    const { page } = await desks.open("/admin/integrations", email);
    await page.getByRole("heading", { name: "This is for admins" }).waitFor();
    assertEquals(await page.getByText("Integrations").count(), 0);
    await checkPage(page, "not an admin");
  }
  const agent = await desks.openDesk("amy@e.com");
  await agent.page.locator('[data-menu="laurel"]').click();
  await agent.page.getByRole("menuitem", { name: "Settings…" }).click();
  await agent.page.getByRole("heading", { name: "Profile" }).waitFor();
  assertEquals(await agent.page.getByRole("link", { name: "Integrations" }).count(), 0);
  const admin = await desks.open("/", ADMIN);
  await admin.page.locator('[data-menu="laurel"]').click();
  await admin.page.getByRole("menuitem", { name: "Settings…" }).click();
  await admin.page.getByRole("link", { name: "Integrations" }).click();
  await admin.page.getByRole("heading", { name: "Integrations" }).waitFor();
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`integrations page - accessible in every state: ${dress}`, async (desks) => {
    const made = await make(desks, `A rather long name for a tool, ${dress}`);
    const hubspot = await make(desks, `Pipeline, ${dress}`, "hubspot");
    assertEquals(await deliver(made, won("amy")), 200);
    assertEquals(await deliver(made, { type: "no_such_thing", data: {} }) < 500, true);
    assertEquals(await deliver({ ...made, secret: `whsec_${btoa("wrong")}` }, won("amy")), 401);
    const { page, errors } = await desks.open("/admin/integrations", ADMIN, options);
    const go = (path: string) => page.goto(`${desks.laurel.url}/admin/integrations${path}`);
    await page.getByText(`A rather long name for a tool, ${dress}`).first().waitFor();
    await checkPage(page, "list");
    await go("/new");
    await page.getByRole("link", { name: /^HubSpot/ }).waitFor();
    await checkPage(page, "tools");
    await go("/new/hubspot");
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await checkPage(page, "new");
    await go(`/${made.id}`);
    await page.getByText("refused").first().waitFor();
    await page.getByRole("button", { name: "Send Test Event" }).click();
    await page.getByText("It works.").waitFor();
    await checkPage(page, "setup with a test");
    await page.getByRole("button", { name: "New Secret…" }).click();
    await page.getByRole("dialog").waitFor();
    await checkPage(page, "dialog");
    await page.keyboard.press("Escape");
    await go(`/${hubspot.id}/settings`);
    await page.getByLabel("Id of the stage").first().waitFor();
    await page.getByRole("button", { name: "Add a Stage" }).click();
    await checkPage(page, "mapping with changes");
    await go(`/${made.id}/people`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByText("Nobody waits").waitFor();
    await checkPage(page, "people");
    // An admin can enter a person before the tool has mentioned them.
    const person = { user: "5", tenant: "1", agent: null };
    await desks.laurel.call(`/admin/integrations/${made.id}/people`, {
      method: "PUT",
      body: person,
    });
    const chooser = page.getByRole("combobox", { name: "Agent who is 5" });
    await chooser.click();
    await page.getByRole("option", { name: /Cleo Vale/ }).waitFor();
    await checkPage(page, "people with the agents to choose from");
    await chooser.press("Escape");
    await page.getByRole("option").first().waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Ignore 5" }).click();
    await page.getByText("Nobody waits").waitFor();
    await page.getByRole("radio", { name: "Ignored" }).check();
    await page.getByRole("button", { name: "Stop Ignoring" }).waitFor();
    await checkPage(page, "people who are ignored");
    await go(`/${made.id}/deliveries`);
    await page.getByRole("link", { name: /deal_won/ }).first().click();
    await page.getByText("+", { exact: false }).first().waitFor();
    await page.getByRole("heading", { name: "What arrived" }).waitFor();
    await checkPage(page, "delivery");
    await go(`/${made.id}/deliveries`);
    await page.getByRole("link", { name: /deal_won/ }).first().waitFor();
    await checkPage(page, "deliveries");
    await page.getByLabel("Show").selectOption("failed");
    await page.getByText("There is none of these").waitFor();
    await checkPage(page, "no deliveries");
    errors.assertNone();
    await go("/no-such-one");
    await page.getByText("There is no such integration").waitFor();
    await checkPage(page, "missing");
  });
}

pageTest("integrations page - a tool is connected with the keyboard alone", async (desks) => {
  const { page, errors } = await desks.open("/admin/integrations/new", ADMIN);
  await page.getByRole("link", { name: /^Standard/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Connect/ }).waitFor();
  // After a change of the page, the focus is on its title.
  await until(() => focused(page), (text) => text.startsWith("Connect"));
  await page.keyboard.press("Tab");
  assertEquals(await focused(page), "new-name");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  const error = page.getByRole("alert");
  await error.waitFor();
  assertEquals((await error.innerText()).trim(), "Give it a name.");
  const name = page.getByLabel("Name", { exact: true });
  assertEquals(await name.getAttribute("aria-invalid"), "true");
  assertMatch(await name.getAttribute("aria-describedby") ?? "", /new-name-error/);
  assertEquals(await focused(page), "new-name");
  await checkPage(page, "an error at a field");
  // Errors that only the server can find appear at the field too.
  await make(desks, "Taken");
  await page.keyboard.type("Taken");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Is taken").waitFor();
  assertEquals(await focused(page), "new-name");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/admin\/integrations\/(?!new)[^/]+\/setup$/);
  await until(() => focused(page), (text) => text === "By keyboard");
  const secret = await page.getByLabel("Signing secret", { exact: true }).inputValue();
  assertMatch(secret, /^whsec_/);

  await page.getByRole("button", { name: "New Secret…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assertEquals(await focused(page), "Cancel");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assertEquals(await focused(page), "New Secret…");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Make New Secret" }).press("Enter");
  await page.getByText("stays valid until").waitFor();
  const newer = await page.getByLabel("Signing secret", { exact: true }).inputValue();
  assert(newer !== secret && newer.startsWith("whsec_"));
  // The secret was shown only once.
  await page.reload();
  await page.getByRole("button", { name: "New Secret…" }).waitFor();
  assertEquals(await page.getByLabel("Signing secret", { exact: true }).count(), 0);
  assertEquals((await page.content()).includes(newer), false);

  // The back button leads to the previous place.
  await page.getByRole("link", { name: "Mapping" }).press("Enter");
  await page.waitForURL(/\/settings$/);
  await page.goBack();
  await page.getByRole("button", { name: "Send Test Event" }).waitFor();
  errors.assertNone(/status of 409/);
});

pageTest(
  "integrations page - typed text survives a refresh, and errors appear at their fields",
  async (desks) => {
    const made = await make(desks, "Typing", "hubspot");
    const { page, errors } = await desks.open(`/admin/integrations/${made.id}/settings`, ADMIN);
    const passTime = await takeClock(page);
    const stages = page.getByLabel("Id of the stage");
    await stages.first().waitFor();
    const known = await stages.count();
    assert(known > 1, "a new integration has the tool's usual stages");
    const taken = await stages.first().inputValue();
    await page.getByRole("button", { name: "Add a Stage" }).click();
    await until(() => stages.count(), (count) => count === known + 1);
    await page.keyboard.type(taken);
    // The page reads the integration again in the meantime, and another admin renames it.
    await desks.laurel.call(`/admin/integrations/${made.id}`, {
      method: "PATCH",
      body: { name: "Typing, renamed" },
    });
    await untilShown(page.getByRole("heading", { name: "Typing, renamed" }), passTime, 15_000);
    assertEquals(await stages.last().inputValue(), taken);
    await page.reload();
    await until(() => stages.count(), (count) => count === known + 1);
    assertEquals(await stages.last().inputValue(), taken);

    await page.getByRole("button", { name: "Save" }).click();
    const error = page.getByRole("alert");
    await error.waitFor();
    assertMatch(await error.innerText(), /Is listed already/);
    await until(
      () => stages.last().evaluate((element) => element === document.activeElement),
      (isFocused) => isFocused,
    );
    assertEquals(await stages.last().getAttribute("aria-invalid"), "true");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("our-own-stage");
    await page.getByLabel("Meaning of our-own-stage").selectOption("won");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    const { body } = await desks.laurel.call(`/admin/integrations/${made.id}`);
    assertEquals(body.settings.stages["our-own-stage"], "won");

    await page.getByLabel("Required fields, one a line").fill("email\nphone");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    errors.assertNone();
  },
);

pageTest(
  "integrations page - it keeps its data while offline, and recovers by itself",
  async (desks) => {
    await make(desks, "Here before");
    const { page } = await desks.open("/admin/integrations", ADMIN);
    await page.getByText("Here before").waitFor();
    await page.context().setOffline(true);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("You are offline").waitFor();
    assertEquals(await page.getByText("Here before").count(), 1);
    await checkPage(page, "offline");
    await page.getByRole("link", { name: /Here before/ }).click();
    await page.getByText("That did not work").waitFor();
    await checkPage(page, "offline with nothing to show");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Send Test Event" }).waitFor();
  },
);

pageTest(
  "integrations page - a typed secret survives a change of the tab, but not a reload",
  async (desks) => {
    const made = await make(desks, "Secretive", "chatwoot");
    const { page, errors } = await desks.open(`/admin/integrations/${made.id}`, ADMIN);
    const secret = page.getByLabel("Secret of the webhook");
    await secret.fill("typed and not saved");
    await page.getByRole("link", { name: "Mapping" }).click();
    await secret.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Setup" }).click();
    assertEquals(await secret.inputValue(), "typed and not saved");
    // The secret must stay in the page and not be stored in the browser.
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
    );
    assertEquals(stored.includes("typed"), false, stored);
    await page.reload();
    assertEquals(await secret.inputValue(), "");

    await secret.fill("the right one");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Change…" }).click();
    assertEquals(await secret.inputValue(), "");
    await secret.fill("another one");
    await page.getByRole("link", { name: "Mapping" }).click();
    await secret.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Setup" }).click();
    assertEquals(await secret.inputValue(), "another one");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("It is set, and never shown.").waitFor();
    await page.getByRole("link", { name: "Mapping" }).click();
    await page.getByRole("link", { name: "Setup" }).click();
    await page.getByText("It is set, and never shown.").waitFor();
    errors.assertNone();
  },
);

pageTest("integrations page - paused, replayed, renamed and deleted", async (desks) => {
  const made = await make(desks, "Short-lived");
  const { page, errors } = await desks.open(`/admin/integrations/${made.id}`, ADMIN);
  const enabled = page.getByRole("switch", { name: "Process deliveries" });
  await enabled.focus();
  await page.keyboard.press("Space");
  await page.locator(".page-head").getByText("Paused").waitFor();
  assertEquals(await deliver(made, won("ben")), 200);
  assertEquals((await desks.laurel.call("/agents/ben")).body.totalPoints ?? 0, 0);
  await page.getByRole("link", { name: "Deliveries", exact: true }).click();
  await page.getByRole("link", { name: /deal_won|Kept while paused/ }).first().waitFor();
  await page.getByRole("link", { name: "Setup" }).click();
  await enabled.focus();
  await page.keyboard.press("Space");
  await page.locator(".page-head").getByText("Paused").waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Deliveries", exact: true }).click();
  await page.getByLabel("Show").selectOption("paused");
  await page.getByRole("button", { name: "Replay All of These" }).click();
  await page.getByText("There is none of these").waitFor();
  await until(
    () => desks.laurel.agent("ben").then(({ totalPoints }) => totalPoints),
    (points) => points > 0,
  );
  await page.getByLabel("Show").selectOption("processed");
  await page.getByRole("link", { name: /deal_won/ }).click();
  await page.getByText(/\+\d+ points/).waitFor();
  const points = (await desks.laurel.agent("ben")).totalPoints;
  await page.getByRole("button", { name: "Replay" }).click();
  await page.locator('[role="status"]').getByText("It was read again.").waitFor();
  assertEquals((await desks.laurel.agent("ben")).totalPoints, points, "nothing is paid twice");

  await page.goto(`${desks.laurel.url}/admin/integrations/${made.id}/setup`);
  await page.getByLabel("Name", { exact: true }).fill("Shorter");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { name: "Shorter" }).waitFor();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog", { name: "Delete “Shorter”?" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  assertEquals((await desks.laurel.call(`/admin/integrations/${made.id}`)).status, 200);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.waitForURL(/\/admin\/integrations$/);
  assertEquals((await desks.laurel.call(`/admin/integrations/${made.id}`)).status, 404);
  errors.assertNone();
});

pageTest(
  "guides - they are listed, readable and accessible in every color scheme and size",
  async (desks) => {
    for (const options of Object.values(PAGE_DRESSES)) {
      const { page, errors } = await desks.open("/docs/guides", null, options);
      await checkPage(page, "all guides");
      for (
        const path of ["/docs/guides/scoring", "/docs/integrations", "/docs/integrations/hubspot"]
      ) {
        await page.goto(desks.laurel.url + path);
        await page.locator(".guide").waitFor();
        await checkPage(page, path);
      }
      await page.getByRole("button", { name: /^Copy/ }).first().waitFor();
      errors.assertNone();
    }
    const { page } = await desks.open("/docs/guides/no-such-guide", null);
    await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  },
);
