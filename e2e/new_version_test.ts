/** A new version offers itself: a second server with another build, on the port of the first. */
import { assertEquals, assertNotEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { canBrowse, launchBrowser } from "@/testing/browser.ts";
import { withFreePort } from "@/testing/free_port.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { untilConnection } from "./support/desk.ts";
import { startLaurel } from "./support/laurel.ts";
import { PASSWORD } from "./support/people.ts";

const PEOPLE = [
  { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy Ray" }, team: "red" },
] as const;

/** What of the project no server needs. */
const LEFT_OUT = [".git", "e2e", "bench", "_fresh"];
/** The files of a build that name it. */
const NAMING = ["snapshot.js", "sw.js"];
const NEW_ID = "0123456789abcdef";

Deno.test({
  name: "new version - it offers itself, interrupts nothing, and takes over at a click",
  ignore: !canBrowse,
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const [browser, folder] = await Promise.all([launchBrowser(), makeTempFolder("build")]);
    let laurel = await withFreePort((port) =>
      startLaurel({ storage: "pglite", people: PEOPLE, env: { PORT: String(port) } })
    );
    try {
      const { page, errors } = await browser.openPage(`${laurel.url}/sign-in`, {
        serviceWorkers: "allow",
      });
      await page.getByLabel("E-mail").fill(PEOPLE[0].email);
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Sign In" }).click();
      await untilConnection(page, "live");
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const old = await versionOfPage(page);
      assertNotEquals(old, NEW_ID);
      assertEquals(await versionOfWorker(page), old);
      assertEquals(await page.locator(".page-note").count(), 0);
      await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

      await makeNewBuild(folder, old);
      laurel = await laurel.restart("stop", folder);
      const note = page.locator('.page-note[data-note="version"]');
      await note.getByText("A new version is ready.").waitFor();
      await untilConnection(page, "live");
      assertEquals(
        [await isSamePage(page), await versionOfPage(page), await versionOfWorker(page)],
        [true, old, old],
        "nothing happens before the click",
      );

      await note.getByRole("button", { name: "Reload" }).click();
      await page.waitForFunction(() => !("isSamePage" in globalThis));
      await untilConnection(page, "live");
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      assertEquals([await versionOfPage(page), await versionOfWorker(page)], [NEW_ID, NEW_ID]);
      assertEquals(await page.locator(".page-note").count(), 0, "it is offered once");
      // While the server was away.
      errors.assertNone(/ERR_|Failed to (fetch|load)/);
    } finally {
      await browser.stop();
      await laurel.stop();
      await removeFolder(folder);
    }
  },
});

const isSamePage = (page: Page) => page.evaluate(() => "isSamePage" in globalThis);

/** The build that drew the page. */
const versionOfPage = (page: Page) =>
  page.evaluate(() => {
    const script = document.querySelector<HTMLScriptElement>('script[src*="/companion.js"]')!;
    return new URL(script.src).searchParams.get("__frsh_c")!;
  });

/** The build of the worker in charge. */
const versionOfWorker = (page: Page) =>
  page.evaluate(() =>
    new Promise<string>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      navigator.serviceWorker.controller!.postMessage({ kind: "version" }, [port2]);
    })
  );

/** Copies this project, with its build under another id: as if one of its files had changed. */
async function makeNewBuild(folder: string, id: string): Promise<void> {
  for await (const { name } of Deno.readDir(".")) {
    if (!LEFT_OUT.includes(name)) await copy(name, `${folder}/${name}`);
  }
  // The last, so that it is not older than its sources.
  await copy("_fresh", `${folder}/_fresh`);
  for (const name of NAMING) {
    const path = `${folder}/_fresh/${name}`;
    const text = await Deno.readTextFile(path);
    assertNotEquals(text.indexOf(id), -1, `${name} names the build`);
    await Deno.writeTextFile(path, text.replaceAll(id, NEW_ID));
  }
}

async function copy(from: string, to: string): Promise<void> {
  const { isDirectory } = await Deno.stat(from);
  if (!isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to);
  for await (const { name } of Deno.readDir(from)) await copy(`${from}/${name}`, `${to}/${name}`);
}
