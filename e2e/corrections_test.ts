/** A manager corrects an entry, and the agent's desk says who did it and why. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { resolveConfig } from "@/fresh/dev/config.ts";
import { bundleClient } from "@/fresh/dev/client_bundle.ts";
import { until } from "@/testing/until.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { checkPage, DRESSES, focused } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();

/** A call with the current time, worth 15 points. */
const call = (subject: string) =>
  event({
    id: uniqueId("call"),
    source: "/dialer",
    type: "call_completed",
    subject,
    time: undefined,
    data: {},
  });

/** Posts to the API from a page, as its person. */
async function post(page: Page, path: string, body: unknown) {
  const answer = await page.evaluate(async ([path, body]) => {
    const response = await fetch(`/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }, [path, body] as const);
  assertEquals(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

const total = async (page: Page) =>
  Number((await page.locator(".stat dd > span").first().innerText()).replaceAll(",", ""));

deskTest(
  "corrections - the open desk of the agent moves and says who changed what and why",
  async ({ open, openDesk, laurel }) => {
    const sent = await laurel.post(call("amy"));
    const { page: mia } = await open("/", "mia@e.com");
    const { page, errors } = await openDesk("amy@e.com");
    await until(() => total(page), (points) => points === sent.agent.totalPoints);
    const target = { source: sent.source, id: sent.id };
    await post(mia, "/corrections", { event: target, points: 10, reason: "A <b>short</b> call" });

    await until(() => total(page), (points) => points === sent.agent.totalPoints - 5);
    const banner = page.locator('.banner[data-kind="change"]');
    assertMatch(await banner.innerText(), /Call completed: −5 points/);
    assertMatch(await banner.innerText(), /Corrected by .*: A <b>short<\/b> call/);
    const entry = page.locator(".entry").filter({ hasText: "Call completed, corrected" });
    assertMatch(await entry.innerText(), /Corrected by .*: A <b>short<\/b> call/);
    assertMatch(await entry.innerText(), /−5/);
    await checkPage(page, "a correction on the desk");

    // The corrected entry says so itself, and the correction explains itself.
    const corrected = page.locator(".entry").filter({ has: page.locator("del") });
    assertMatch(await corrected.innerText(), /Corrected by .*: −5 points: A <b>short<\/b> call/);
    await page.getByRole("button", { name: "Call completed, corrected" }).click();
    await until(() => entry.locator(".why").innerText(), (text) => text.includes("Corrected by"));
    // It stays until it was read.
    await banner.getByRole("button", { name: "Dismiss" }).click();
    assertEquals(await banner.count(), 0);

    await post(mia, "/reversals", { event: target, reason: "A test of the phone" });
    await until(() => banner.innerText().catch(() => ""), (text) => /Taken back by/.test(text));
    const line = page.locator(".entry").filter({ hasText: "Call completed, taken back" });
    await line.waitFor();
    assertMatch(await line.innerText(), /Taken back by .*: A test of the phone/);
    await until(() => entry.count(), (count) => count === 0);
    await page.reload();
    await line.waitFor();
    errors.assertNone();
  },
);

deskTest(
  "corrections - the line and the banner are accessible in the dark and on a phone",
  async ({ open, openDesk, laurel }) => {
    const { page: mia } = await open("/", "mia@e.com");
    for (const dress of ["dark", "phone"]) {
      const sent = await laurel.post(call("ben"));
      const { page } = await openDesk("ben@e.com", DRESSES[dress]!);
      const target = { source: sent.source, id: sent.id };
      const reason = "The customer called the wrong number and was connected at once";
      await post(mia, "/corrections", { event: target, points: 0, reason });
      await page.locator('.banner[data-kind="change"]').waitFor();
      await checkPage(page, `a correction in the ${dress}`);
      await page.context().close();
    }
  },
);

deskTest(
  "corrections - the dialog shows what changes, keeps what was typed, and names wrong fields",
  async ({ open, laurel }) => {
    const sent = await laurel.post(call("cleo"));
    await laurel.post({ ...call("amy"), type: "deal_won" });
    const amy = await laurel.post(call("amy"));
    assert(sent.points > 0);
    await withDialog({ open }, "amy", laurel.url, async (show) => {
      const { page, errors } = await show("light");
      await page.locator("#open").click();
      const dialog = page.getByRole("dialog");
      assertEquals(await focused(page), "correct-points");
      await checkPage(page, "the empty dialog");
      await page.getByRole("button", { name: "Correct", exact: true }).click();
      assertEquals(await focused(page), "correct-points");
      assertMatch(await dialog.innerText(), /Enter a whole number/);
      assertMatch(await dialog.innerText(), /Say why\. Amy Ray reads it/);
      await checkPage(page, "the dialog with errors");

      await page.getByLabel("New value").fill("9");
      assertMatch(await page.locator("#correct-difference").innerText(), /−6 points/);
      await page.getByLabel("Reason").fill("Counted twice");
      assertMatch(await dialog.innerText(), /13 of 500/);
      const { totalPoints } = amy.agent;
      const shown = (points: number) => points.toLocaleString("en-US");
      await until(
        () => dialog.locator(".correct-preview").innerText(),
        (text) => text.includes(shown(totalPoints - 6)) && text.includes("Counted twice"),
      );
      await checkPage(page, "the dialog with a preview");

      // Escape closes it, and the next time everything is still there.
      await page.keyboard.press("Escape");
      assertEquals([await dialog.count(), await focused(page)], [0, "open"]);
      await page.locator("#open").click();
      const reason = () => page.getByLabel("Reason").inputValue();
      await until(reason, (text) => text === "Counted twice");
      assertEquals(await page.getByLabel("New value").inputValue(), "9");

      // Somebody else was faster: the person sees it before anything is changed.
      const target = { source: amy.source, id: amy.id };
      const fast = { event: target, points: 20, reason: "Long talk" };
      const { status } = await laurel.call("/corrections", { body: fast });
      assertEquals(status, 200);
      await page.getByLabel("Reason").press("Control+Enter");
      await until(() => dialog.innerText(), (text) => /counts 20 now, not 15/.test(text));
      await until(() => dialog.innerText(), (text) => /20 points now/.test(text));
      assertEquals(await reason(), "Counted twice");
      await page.getByRole("button", { name: "Correct", exact: true }).click();
      await until(
        () => page.locator("#done").innerText(),
        (text) => /^Corrected by .*: Counted twice$/.test(text),
      );
      assertEquals(await focused(page), "open");
      errors.assertNone(/status of (409|422)/);
    });
  },
);

deskTest("corrections - the dialog takes an entry back, dark and on a phone", async (desks) => {
  const { laurel } = desks;
  await laurel.post(call("ben"));
  await withDialog(desks, "ben", laurel.url, async (show) => {
    for (const dress of ["dark", "phone"]) {
      const { page } = await show(dress);
      await page.locator("#open").click();
      await page.getByRole("radio", { name: "Reverse" }).check();
      await page.getByLabel("Reason").fill("A test call, not a customer");
      await until(
        () => page.locator(".correct-preview").innerText(),
        (text) => text.includes("Taken back by"),
      );
      await checkPage(page, `the dialog, ${dress}`);
      if (dress !== "phone") continue;
      await page.getByRole("button", { name: "Reverse", exact: true }).click();
      await until(
        () => page.locator("#done").innerText(),
        (text) => /^Taken back by .*: A test call, not a customer$/.test(text),
      );
    }
  });
});

/** Opens a page that is only the dialog for the newest call of an agent, as the manager. */
async function withDialog(
  { open }: Pick<Desks, "open">,
  agent: string,
  url: string,
  use: (show: (dress: string) => ReturnType<Desks["open"]>) => Promise<void>,
): Promise<void> {
  const folder = await makeTempFolder("dialog");
  try {
    const file = new URL("../components/corrections/testdata/dialog_page.tsx", import.meta.url);
    const bundle = await bundleClient(
      resolveConfig({ root: new URL("..", import.meta.url).pathname }),
      [file.pathname],
      { folder: `${folder}/bundle`, dev: false },
    );
    await use(async (dress) => {
      const opened = await open("/", "mia@e.com", DRESSES[dress]!);
      const { page } = opened;
      const given = await page.evaluate(async (agent) => {
        const read = async (path: string) => (await fetch(`/api/v1${path}`)).json();
        const { entries } = await read(`/agents/${agent}/history`);
        const entry = entries.find((one: { type: string }) => one.type === "call_completed");
        return { entry, agent: await read(`/agents/${agent}`) };
      }, agent);
      const styles = await page.locator('link[rel="stylesheet"]').first().getAttribute("href");
      await page.route(`${url}/dialog/**`, async (route) => {
        const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
        if (name.endsWith(".js")) {
          const body = await Deno.readTextFile(`${bundle.folder}/${name}`);
          return await route.fulfill({ contentType: "text/javascript", body });
        }
        const json = JSON.stringify(given).replaceAll("<", "\\u003c");
        const body = `<!doctype html><html lang="en"><title>Corrections</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="stylesheet" href="${styles}">
          <body><div id="root"></div><script type="application/json" id="given">${json}</script>
          <script type="module" src="/dialog/${[...bundle.islands.values()][0]}"></script>`;
        await route.fulfill({ contentType: "text/html", body });
      });
      await page.goto(`${url}/dialog/page`);
      await page.locator("#open").waitFor();
      return opened;
    });
  } finally {
    await removeFolder(folder);
  }
}
