/** The page on which admins make keys: every state, with the keyboard, on a phone, in dark mode. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import {
  ADMIN,
  checkPage,
  PAGE_DRESSES,
  takeClock,
  untilFocused,
  untilShown,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

const row = (page: Page, name: string) =>
  page.locator(".key-row", { has: page.getByText(name, { exact: true }) });

/** Creates a key through the API. */
async function make({ laurel }: Desks, name: string, more: object = {}) {
  const { status, text, body } = await laurel.call<{ id: number; key: string }>("/admin/keys", {
    body: { name, ...more },
  });
  assertEquals(status, 201, text);
  return body;
}

async function send({ laurel }: Desks, key: string, id: string, subject = "amy") {
  return await laurel.call("/events", { key, body: { id, type: "deal_won", subject } });
}

pageTest("keys page - a key is made, used and revoked with the keyboard alone", async (desks) => {
  const { page, errors } = await desks.open("/admin/keys", ADMIN);
  // The server has rendered the list: the page made no request for it.
  assertStringIncludes(await (await page.request.get(page.url())).text(), "LAUREL_BOOTSTRAP_KEY");
  await page.getByRole("link", { name: "Make a Key" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "New key" }).waitFor();
  await page.getByRole("button", { name: "Make Key" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Give it a name.").waitFor();
  await page.keyboard.type("bootstrap");
  await page.keyboard.press("Enter");
  await page.getByText(/There is a key named "bootstrap"/).waitFor();
  await untilFocused(page, "key-name");
  await checkPage(page, "name taken");
  await page.getByLabel("Name", { exact: true }).fill("live-chat");
  assert(await page.getByRole("radio", { name: "Send events", exact: true }).isChecked());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "live-chat" }).waitFor();
  await untilFocused(page, "live-chat");
  await page.locator('[role="status"]').getByText(/Copy it now: it is not shown again/).waitFor();
  const key = await page.getByRole("textbox", { name: "Key" }).inputValue();
  assertMatch(key, /^lk_[\w-]{43}$/);
  await page.getByText("Not used yet.", { exact: false }).waitFor();

  const sent = await send(desks, key, "k-1");
  assertEquals([sent.status, sent.body.source], [200, "live-chat"]);
  await page.getByText(/the key was used just now/).waitFor();
  await checkPage(page, "used");
  await page.getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");
  await row(page, "live-chat").getByText("last used just now").waitFor();
  assertEquals(await page.getByText(key).count(), 0);
  await page.goBack();
  await page.getByRole("heading", { name: "New key" }).waitFor();
  assertEquals(await page.locator("#secret").count(), 0, "the key is shown once");
  await page.goForward();

  const revoke = page.getByRole("button", { name: "Revoke live-chat…" });
  await revoke.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Revoke “live-chat”?" });
  await dialog.getByText(/last used just now/).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(page, "Revoke live-chat…");
  assertEquals((await send(desks, key, "k-2")).status, 200);
  await revoke.click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await page.locator('[role="status"]').getByText("live-chat is revoked.").waitFor();
  await page.getByRole("list", { name: "Revoked" }).getByText("live-chat").waitFor();
  assertEquals(await revoke.count(), 0);
  await untilFocused(page, "Keys");
  assertEquals((await send(desks, key, "k-3")).status, 401);
  errors.assertNone(/status of 409/);
});

pageTest("keys page - its examples run unchanged", async (desks) => {
  const folder = await makeTempFolder("keys");
  try {
    const { page } = await desks.open("/admin/keys/new", ADMIN);
    await page.getByLabel("Name", { exact: true }).fill("copied");
    await page.getByRole("button", { name: "Make Key" }).click();
    const code = page.locator(".key-code");
    const curl = await code.innerText();
    await page.getByRole("radio", { name: "TypeScript" }).check({ force: true });
    await page.getByRole("button", { name: "Copy the TypeScript example" }).waitFor();
    const typescript = await code.innerText();
    await Deno.writeTextFile(`${folder}/first.ts`, typescript);
    const run = async (command: string, args: string[]) => {
      const { stdout, stderr } = await new Deno.Command(command, {
        args,
        cwd: folder,
        env: { NO_COLOR: "1" },
      }).output();
      return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    };
    const first = await run("deno", ["run", "--no-config", "--no-lock", "-N", "first.ts"]);
    assertMatch(first, /^200/);
    assertStringIncludes(first, 'source: "copied"');
    assertStringIncludes(first, "points: 12");
    // Both examples name the same event, so its content must be the same.
    if (Deno.env.get("LAUREL_TEST_CURL")) {
      assertStringIncludes(await run("sh", ["-c", curl]), '"status":"duplicate"');
    }
    await page.getByText(/the key was used just now/).waitFor();
  } finally {
    await removeFolder(folder);
  }
});

pageTest("keys page - a key has exactly the chosen rights", async (desks) => {
  const { page } = await desks.open("/admin/keys/new", ADMIN);
  const choose = async (name: string, grant: string) => {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("radio", { name: grant, exact: true }).check();
  };
  const done = async () => {
    await page.getByRole("button", { name: "Make Key" }).click();
    const key = await page.getByRole("textbox", { name: "Key" }).inputValue();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("link", { name: "Make a Key" }).waitFor();
    return key;
  };
  await choose("wall", "Read");
  assertEquals(
    await page.getByRole("switch").count(),
    0,
    "a key that sends nothing adds no agents",
  );
  await page.reload();
  // The draft returns after the page has become interactive.
  await until(
    () => page.getByLabel("Name", { exact: true }).inputValue(),
    (name) => name === "wall",
  );
  await page.getByRole("button", { name: "Make Key" }).click();
  await page.getByRole("heading", { name: "Read for the first time" }).waitFor();
  assertStringIncludes(await page.locator(".key-code").innerText(), "/leaderboards?period=day");
  const reader = await page.getByRole("textbox", { name: "Key" }).inputValue();
  assertEquals((await desks.laurel.call("/leaderboards?period=day", { key: reader })).status, 200);
  assertEquals((await send(desks, reader, "r-1")).status, 403);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("link", { name: "Make a Key" }).click();
  await choose("strict", "Send events");
  await page.getByText("Add people it names").click();
  const strict = await done();
  assertEquals((await send(desks, strict, "s-1")).status, 200);
  assertEquals((await send(desks, strict, "s-2", "nobody-yet")).status, 422);
  await row(page, "strict").getByText("Sends events of known agents").waitFor();
  await page.getByRole("link", { name: "Make a Key" }).click();
  await choose("all", "Everything");
  const all = await done();
  assertEquals((await desks.laurel.call("/admin/keys", { key: all })).status, 200);
  await row(page, "all").getByText("Everything").waitFor();
});

pageTest("keys page - changes by others appear while it is open", async (desks) => {
  const { page } = await desks.open("/admin/keys", ADMIN);
  const passTime = await takeClock(page);
  const made = await make(desks, "from elsewhere");
  await untilShown(row(page, "from elsewhere").getByText("never used"), passTime);
  // Use the key again: the page may have missed the first use while it loaded.
  const used = await make(desks, "also from elsewhere");
  await untilShown(row(page, "also from elsewhere").getByText("never used"), passTime);
  await send(desks, used.key, "elsewhere-1");
  await untilShown(row(page, "also from elsewhere").getByText("last used just now"), passTime);
  // Another admin revokes the key first.
  await page.getByRole("button", { name: "Revoke from elsewhere…" }).click();
  await page.getByText("It was never used.", { exact: false }).waitFor();
  await desks.laurel.call(`/admin/keys/${made.id}`, { method: "DELETE" });
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("list", { name: "Revoked" }).getByText("from elsewhere").waitFor();
});

pageTest("keys page - it keeps its data and typed text while offline", async (desks) => {
  const { page } = await desks.open("/admin/keys", ADMIN);
  await page.context().setOffline(true);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByText("You are offline").waitFor();
  await checkPage(page, "offline");
  await row(page, "bootstrap").waitFor();
  await page.getByRole("button", { name: "Revoke bootstrap…" }).click();
  await page.getByRole("dialog").getByText("LAUREL_BOOTSTRAP_KEY").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByText("Nothing was changed.", { exact: false }).waitFor();
  await checkPage(page, "not revoked");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Make a Key" }).click();
  await untilFocused(page, "New key");
  await page.getByLabel("Name", { exact: true }).fill("later");
  await page.getByRole("button", { name: "Make Key" }).click();
  await page.getByText(/Nothing was changed\.$/).waitFor();
  await checkPage(page, "not made");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Make Key" }).click();
  await page.getByRole("heading", { name: "later" }).waitFor();
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`keys page - accessible in every state: ${dress}`, async (desks) => {
    const long = `A rather long name of a tool that somebody once thought of, ${dress}`;
    const used = await make(desks, long, { scopes: ["events:write", "read", "admin"] });
    await send(desks, used.key, `long-${dress}`);
    const old = await make(desks, `old, ${dress}`);
    await desks.laurel.call(`/admin/keys/${old.id}`, { method: "DELETE" });
    const { page, errors } = await desks.open("/admin/keys", ADMIN, options);
    await row(page, long).getByText("last used just now").waitFor();
    await checkPage(page, "list");
    await page.getByRole("button", { name: `Revoke ${long}…` }).click();
    await page.getByRole("dialog").waitFor();
    await checkPage(page, "dialog");
    const dialog = (await page.getByRole("dialog").boundingBox())!;
    const button = (await page.getByRole("button", { name: "Revoke", exact: true }).boundingBox())!;
    assert(button.x + button.width < dialog.x + dialog.width, "the button is in the dialog");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("link", { name: "Make a Key" }).click();
    await page.getByRole("button", { name: "Make Key" }).click();
    await page.getByText("Give it a name.").waitFor();
    await checkPage(page, "new");
    await page.getByLabel("Name", { exact: true }).fill(`made in ${dress}`);
    await page.getByRole("button", { name: "Make Key" }).click();
    await page.getByText("Not used yet.", { exact: false }).waitFor();
    await checkPage(page, "made");
    await page.getByRole("radio", { name: "TypeScript" }).check({ force: true });
    await checkPage(page, "made, in TypeScript");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}/admin/keys/none`);
    await checkPage(page, "missing");
  });
}

pageTest(
  "keys page - it is for admins, and says what to do when there is no active key",
  async (desks) => {
    const { page: agent } = await desks.open("/admin/keys", "amy@e.com");
    await agent.getByRole("heading", { name: "This is for admins" }).waitFor();
    const { body } = await desks.laurel.call("/admin/keys?limit=200");
    // The list ends with the key of this client, so every call still has a valid key.
    const working = body.entries.filter((one: { revokedAt: string | null }) => !one.revokedAt);
    for (const { id } of working) {
      assertEquals(
        (await desks.laurel.call(`/admin/keys/${id}`, { method: "DELETE" })).status,
        204,
      );
    }
    const { page, errors } = await desks.open("/admin/keys", ADMIN);
    await page.getByText("No key works any more").waitFor();
    await checkPage(page, "empty");
    await page.getByRole("link", { name: "Make a Key" }).click();
    await page.getByRole("heading", { name: "New key" }).waitFor();
    errors.assertNone();
  },
);
