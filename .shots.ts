import { chromium } from "playwright-core";
// usage: shots.ts baseUrl email password outPrefix path...   (dresses light,dark,phone)
const [base, email, password, prefix, ...paths] = Deno.args;
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
let state;
for (
  const [dress, o] of Object.entries({
    light: { viewport: { width: 1440, height: 900 } },
    dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
    phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  })
) {
  if (Deno.env.get("DRESS") && !Deno.env.get("DRESS")!.split(",").includes(dress)) continue;
  const ctx = await browser.newContext({ ...o, storageState: state } as any);
  const page = await ctx.newPage();
  page.on("console", (m) => m.type() === "error" && console.log(dress, "console:", m.text()));
  page.on("pageerror", (e) => console.log(dress, "pageerror:", e.message));
  if (!state && email !== "-") {
    await page.goto(base + "/sign-in");
    await page.getByLabel("E-mail").fill(email!);
    await page.getByLabel("Password", { exact: true }).fill(password!);
    await page.getByRole("button", { name: "Sign In", exact: true }).click();
    await page.waitForTimeout(1500);
    state = await ctx.storageState();
  }
  for (const path of paths) {
    await page.goto(base + path);
    await page.waitForTimeout(Number(Deno.env.get("WAIT") ?? 1500));
    const name = `${prefix}-${
      path.replaceAll(/[^\w]+/g, "_").replace(/^_/, "") || "root"
    }-${dress}.png`;
    await page.screenshot({
      path: name,
      fullPage: dress === "phone" && Deno.env.get("FULL") === "1",
    });
    console.log(name);
  }
  await ctx.close();
}
await browser.close();
