/** The page that verifies a spin, in a browser: loaded, typed, pasted, manipulated. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { drawPrize } from "@/core/spins/draw.ts";
import { commitmentOf } from "@/core/spins/seed.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { addSeeds } from "@/db/spins/seeds.ts";
import { insertSpin } from "@/db/spins/spins.ts";
import { ensureFirstWheel } from "@/db/spins/wheels.ts";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { shareDesks } from "./support/desk.ts";
import { today } from "./support/events.ts";
import type { Laurel } from "./support/laurel.ts";

const DAY = addDays(today, -2);
const SEED = "5e".repeat(32);
const ID = `${DAY}.amy.1`;
const FIELDS = DEFAULT_WHEEL.map(({ key, title, kind, weight, value, factor, minutes }) => ({
  key,
  title,
  kind,
  weight,
  value,
  factor,
  minutes,
}));
const DRAW = drawPrize(SEED, `amy:${ID}`, FIELDS);

/** Creates a spin on a past day: its seed is published only after midnight. */
async function prepare(where: DatabaseOptions): Promise<void> {
  const database = await openDatabase(where);
  try {
    const { db } = database;
    const noon = dayStart(DAY, "UTC") + 12 * 3_600_000;
    await ensureFirstWheel(db, DEFAULT_WHEEL, noon - 1);
    await addSeeds(db, [{ day: DAY, seed: SEED, commitment: commitmentOf(SEED) }]);
    await insertSpin(db, {
      id: ID,
      agentRowId: (await findAgent(db, "amy"))!.rowId,
      day: DAY,
      number: 1,
      wheelVersion: 1,
      candidates: FIELDS,
      prize: DRAW.prize,
      digest: DRAW.digest,
      time: noon,
    });
  } finally {
    await database.close();
  }
}

const pageTest = shareDesks({ prepare });

interface Opened {
  readonly page: Page;
  readonly laurel: Laurel;
}

function verifyTest(name: string, email: string | null, test: (opened: Opened) => Promise<void>) {
  pageTest(name, async ({ laurel, open }) => {
    for (const options of DRESSES) {
      const { page, errors } = await open("/spins/verify", email, options);
      await test({ page, laurel });
      await checkAccessibility(page);
      const width = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assertEquals(width <= 0, true, `${width} pixels too wide`);
      errors.assertNone();
      await page.context().close();
    }
  });
}

const DRESSES: readonly BrowserContextOptions[] = [
  { colorScheme: "light" },
  { colorScheme: "dark", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
];

const verdict = (page: Page) => page.locator(".verify-verdict").innerText();
const states = (page: Page) =>
  page.locator(".verify-step").evaluateAll((steps) =>
    steps.map((step) => `${step.getAttribute("data-step")} ${step.getAttribute("data-state")}`)
  );
const RIGHT = ["identity", "seed", "digest", "mapping", "prize"].map((step) => `${step} right`);

verifyTest(
  "verify page - a spin is loaded with the keyboard and drawn again",
  "amy@e.com",
  async ({ page }) => {
    await page.getByLabel("Id of a spin").focus();
    await page.keyboard.type(ID);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?id=/);
    await page.locator(".verify-verdict").waitFor();
    assertMatch(await verdict(page), /This spin was fair/);
    assertEquals(await states(page), [...RIGHT, "published right"]);
    const text = await page.locator("main").innerText();
    for (const value of [SEED, commitmentOf(SEED), DRAW.digest, DRAW.prize.title]) {
      assert(text.includes(value), value);
    }
    assert(text.includes(`${DRAW.word} mod ${DRAW.sum} = ${DRAW.ticket}`));

    // Every value matters: with a wrong one the result changes, and with the old one it is correct
    // again.
    const names = ["Spin", "Commitment", "Seed", "Digest", "Prize that was given"];
    for (const name of names) {
      const input = page.getByLabel(name, { exact: true });
      const value = await input.inputValue();
      await input.fill(value.replace(/[0-9a-f]/, (digit) => digit === "1" ? "2" : "1"));
      await page.locator('.verify-verdict[data-state="wrong"]').waitFor();
      await input.fill(value);
      await page.locator('.verify-verdict[data-state="right"]').waitFor();
    }
  },
);

verifyTest("verify page - everyone can paste values", null, async ({ page, laurel }) => {
  assertEquals(await page.locator(".verify-verdict").count(), 0);
  const { text } = await laurel.call(`/spins/${ID}`);
  await page.getByText("Paste a spin as the API answers it").click();
  await page.getByLabel("JSON").fill(text.slice(1));
  assertMatch(await page.getByRole("alert").innerText(), /not a spin/);
  await page.getByLabel("JSON").fill(text);
  await page.locator('.verify-verdict[data-state="right"]').waitFor();
  assertEquals(await states(page), RIGHT);
  await page.getByRole("textbox", { name: /key and weight/ }).fill("points_10 1\nnothing 1");
  await page.locator('.verify-verdict[data-state="wrong"]').waitFor();
});

verifyTest(
  "verify page - spins of other people cannot be loaded",
  "ben@e.com",
  async ({ page, laurel }) => {
    await page.goto(`${laurel.url}/spins/verify?id=${ID}`);
    assertMatch(await page.getByRole("alert").innerText(), /not yours to see/);
    assertEquals(await page.getByLabel("Seed", { exact: true }).inputValue(), "");
  },
);
