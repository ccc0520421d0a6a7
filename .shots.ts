// deno-lint-ignore-file
import { chromium } from "playwright-core";
const base = "http://localhost:8411";
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const only = (Deno.env.get("DRESS") ?? "light").split(",");
for (
  const [dress, o] of Object.entries({
    light: { viewport: { width: 1440, height: 900 } },
    dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
    phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  })
) {
  if (!only.includes(dress)) continue;
  const ctx = await browser.newContext(o as any);
  const page = await ctx.newPage();
  page.setDefaultTimeout(15000);
  page.on("console", (m) => m.type() === "error" && console.log(dress, "console:", m.text()));
  page.on("pageerror", (e) => console.log(dress, "pageerror:", e.message));
  const shot = async (name: string) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/rs-${name}-${dress}.png` });
  };
  await page.goto(base + "/sign-in");
  await page.getByRole("button", { name: /Daniel/ }).click();
  await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"));
  await page.goto(base + "/admin/rules");
  await page.getByRole("heading", { name: "Versions" }).waitFor();
  await shot("list");
  await page.getByRole("link", { name: "New Draft" }).click();
  await shot("new");
  await page.getByLabel("Name of the draft").fill("Faster replies " + dress);
  await page.getByRole("button", { name: "Make Draft" }).click();
  await page.getByRole("heading", { name: "What work pays" }).waitFor();
  await shot("draft");
  const row = page.locator("details", { hasText: "Message response" });
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Add a Bonus" }).click();
  await row.getByLabel("Base").fill("6");
  await page.waitForTimeout(800);
  await row.getByLabel("Base").scrollIntoViewIfNeeded();
  await shot("action");
  await row.getByLabel("Base").fill("six");
  await page.waitForTimeout(800);
  await page.evaluate(() => document.querySelector(".settings-main")?.scrollTo(0, 0));
  await shot("errors");
  await row.getByLabel("Base").fill("9");
  await row.getByRole("button", { name: "Remove bonus", exact: true }).click();
  await page.waitForTimeout(1200);
  await page.getByRole("radio", { name: "Sample Event" }).check({ force: true });
  await page.getByLabel("Event", { exact: true }).selectOption("message_response");
  await page.getByLabel("Response time").fill("45");
  await page.waitForTimeout(900);
  await shot("sample");
  await page.getByRole("radio", { name: "What If" }).check({ force: true });
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("table").waitFor();
  await shot("whatif");
  await page.getByRole("radio", { name: "Changes" }).check({ force: true });
  await page.waitForTimeout(900);
  await shot("changes");
  await page.getByRole("radio", { name: "JSON" }).check({ force: true });
  await shot("json");
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByText("At a time").click();
  await page.getByRole("list", { name: "Effect" }).waitFor();
  await shot("publish");
  await page.keyboard.press("Escape");
  await page.goto(base + "/admin/rules/versions/1");
  await page.getByText("What is different").waitFor();
  await shot("version");
  await page.goto(base + "/admin/rules/recalculations");
  await shot("recalculations");
  await page.goto(base + "/admin/rules/recalculations/new");
  await page.getByRole("radio", { name: "Other days" }).check({ force: true });
  await shot("recalculate");
  if (dress === "light") {
    await page.getByRole("button", { name: "Start Dry Run" }).click();
    await page.getByRole("button", { name: "Apply…" }).waitFor();
    await shot("recalculation");
  }
  await ctx.close();
}
await browser.close();
