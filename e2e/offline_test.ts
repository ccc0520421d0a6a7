/** The desk without a network: the network is really cut, by the browser and by ending the server. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import { type Desks, shareDesks, untilConnection } from "./support/desk.ts";
import { PASSWORD } from "./support/people.ts";

const deskTest = shareDesks();
const WORKER: BrowserContextOptions = { serviceWorkers: "allow" };

/** Waits until the worker is in charge and has the desk. */
async function untilStored(page: Page): Promise<void> {
  await page.evaluate(async () => void await navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await untilConnection(page, "live");
  await page.waitForFunction(async () => {
    const cache = await caches.open("laurel-desk");
    return await cache.match("/") !== undefined &&
      await cache.match("/offline/desk-state") !== undefined;
  });
}

const now = () => ({
  id: crypto.randomUUID(),
  source: "e2e",
  type: "follow_up_completed",
  time: new Date().toISOString(),
});

async function makeChallenge({ laurel }: Desks, key: string): Promise<string> {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const answer = await laurel.call("/admin/challenges", {
    body: {
      key,
      title: `Race ${key}`,
      description: "Who is first?",
      kind: "individual",
      metric: { events: ["follow_up_completed"], measure: { kind: "count" } },
      target: 4,
      rewardPoints: 50,
      difficultyMultiplier: 1.5,
      startsAt: at(-60_000),
      endsAt: at(3_600_000),
      joining: "voluntary",
    },
  });
  assert(answer.status < 300, answer.text);
  return answer.body.id;
}

/** Which changes wait in the browser, by their paths. */
const waiting = (page: Page) =>
  page.evaluate(() =>
    new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open("laurel-offline");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const db = opening.result;
        const all = db.transaction("changes").objectStore("changes").getAll();
        all.onsuccess = () => (db.close(), resolve(all.result.map(({ path }) => path)));
      };
    })
  );

deskTest(
  "offline - the desk opens as it was, with its age, and comes back to life",
  async (desks) => {
    const { page } = await desks.openDesk("amy@e.com", WORKER);
    await untilStored(page);
    const total = await page.locator("#window-level").innerText();
    await page.context().setOffline(true);
    await page.reload();
    await page.locator(".offline-bar").waitFor();
    assertMatch(
      await page.locator(".offline-bar").innerText(),
      /^You are offline\. This is your desk of .*\d+:\d\d/,
    );
    assertEquals(await page.locator("#window-level").innerText(), total);
    // A window that was never opened says why it is empty.
    await page.locator("#dock-achievements").click();
    await page.locator("#window-achievements").getByText("You are offline").waitFor();
    // Another page than the desk has nothing to show.
    await page.goto(`${desks.laurel.url}/settings`);
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("heading", { name: "You are offline" }).waitFor({ state: "detached" });
    assertMatch(page.url(), /\/settings/);
    await page.goto(desks.laurel.url);
    await untilConnection(page, "live");
    assertEquals(await page.locator(".offline-bar").count(), 0);
  },
);

deskTest("offline - a change waits, survives a reload, and is sent once", async (desks) => {
  await makeChallenge(desks, "patience");
  const { page } = await desks.openDesk("ben@e.com", WORKER);
  await untilStored(page);
  await page.locator("#dock-challenges").click();
  const card = page.locator(".challenge").filter({ hasText: "Race patience" });
  await card.getByRole("button", { name: "Join" }).waitFor();
  let joins = 0;
  page.context().on("request", (request) => {
    if (request.serviceWorker() && /\/join$/.test(request.url())) joins++;
  });
  await page.context().setOffline(true);
  await card.getByRole("button", { name: "Join" }).click();
  await card.getByText("You join as soon as you are back").waitFor();
  await page.reload();
  await page.locator(".offline-bar").waitFor();
  joins = 0;
  await page.context().setOffline(false);
  await untilConnection(page, "live");
  await until(async () => {
    const answer = await desks.laurel.call("/agents/ben/challenges");
    return /"isParticipant":true|"joined":true|"isJoined":true/.test(answer.text) ||
      (await page.locator(".page-note").allInnerTexts()).some((text) => /is sent/.test(text));
  });
  await page.locator("#window-challenges").getByText("You are in").waitFor();
  assert(joins <= 1, `joined ${joins} times`);
});

deskTest(
  "offline - what the server refuses afterwards is told and dropped, and nothing else is lost",
  async (desks) => {
    const over = await makeChallenge(desks, "over");
    await makeChallenge(desks, "goes_on");
    const { page } = await desks.openDesk("cleo@e.com", WORKER);
    await untilStored(page);
    await page.locator("#dock-challenges").click();
    const card = (title: string) => page.locator(".challenge").filter({ hasText: title });
    await card("Race goes_on").getByRole("button", { name: "Join" }).waitFor();
    await page.context().setOffline(true);
    // The one that is refused is the first of the queue.
    for (const title of ["Race over", "Race goes_on"]) {
      await card(title).getByRole("button", { name: "Join" }).click();
      await card(title).getByText("You join as soon as you are back").waitFor();
    }
    // The layout may wait as well: a window was opened.
    const joins = (await waiting(page)).filter((path) => path.endsWith("/join"));
    assertEquals(joins.map((path) => path.includes(over)), [true, false]);
    const canceled = await desks.laurel.call(`/admin/challenges/${over}/cancel`, {
      method: "POST",
      body: { reason: "It rains." },
    });
    assertEquals(canceled.status, 200, canceled.text);

    await page.context().setOffline(false);
    const refused = page.locator('.page-note[data-note="refused"]');
    await refused.waitFor();
    assertMatch(
      await refused.innerText(),
      /^A change you made offline could not be kept\. .*(ended|closed|canceled)/s,
    );
    await until(() => waiting(page), (paths) => paths.length === 0);
    await card("Race goes_on").getByText("You are in").waitFor();
    await until(
      () => page.getByText("You join as soon as you are back").count(),
      (count) => count === 0,
    );
    await untilConnection(page, "live");
    // It is told once, and not sent again.
    await page.reload();
    await untilConnection(page, "live");
    assertEquals([await refused.count(), await waiting(page)], [0, []]);
  },
);

deskTest("offline - a spin is not kept, and says so", async (desks) => {
  const { page } = await desks.openDesk("cleo@e.com", WORKER);
  await untilStored(page);
  await page.context().setOffline(true);
  const answer = await page.evaluate(async () => {
    try {
      return (await fetch("/api/v1/spins", { method: "POST" })).status;
    } catch {
      // What fetch does without a network.
      return "no network";
    }
  });
  assertEquals(answer, "no network");
});

deskTest(
  "offline - signing out wipes what was stored, and the next person gets none of it",
  async (desks) => {
    const { page } = await desks.open("/sign-in", null, WORKER);
    await page.getByLabel("E-mail").fill("cleo@e.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign In" }).click();
    await untilConnection(page, "live");
    await untilStored(page);
    await page.evaluate(() => localStorage.setItem("laurel-windows", "{}"));
    await page.locator('[data-menu="person"]').click();
    await page.getByRole("menuitem", { name: "Sign Out" }).click();
    await page.waitForURL(/\/sign-in/);
    await page.waitForFunction(async () =>
      !await caches.has("laurel-desk") && localStorage.getItem("laurel-windows") === null &&
      localStorage.getItem("laurel-person") === null
    );
    await page.context().setOffline(true);
    await page.goto(desks.laurel.url);
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    assert(!(await page.content()).includes("Cleo"));
  },
);

deskTest("offline - nothing of the API is kept in any cache", async (desks) => {
  const { page } = await desks.openDesk("amy@e.com", WORKER);
  await untilStored(page);
  await page.locator("#dock-challenges").click();
  await page.locator("#window-challenges :is(.challenge, .empty)").first().waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const urls = await Promise.all(names.map(async (name) => {
      return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    }));
    return urls.flat();
  });
  assert(kept.length > 5);
  assertEquals(kept.filter((path) => path.startsWith("/api")), []);
});

deskTest(
  "offline - when the server is gone, the desk opens and says that it does not answer",
  async (desks) => {
    await desks.laurel.post({ ...now(), subject: "amy" });
    const { page } = await desks.openDesk("amy@e.com", WORKER);
    await untilStored(page);
    await desks.laurel.server.kill();
    await page.reload();
    await page.locator(".offline-bar").waitFor();
    assertMatch(
      await page.locator(".offline-bar").innerText(),
      /^Laurel does not answer\. This is/,
    );
    assertMatch(await page.locator("#window-level").innerText(), /Level/i);
  },
);
