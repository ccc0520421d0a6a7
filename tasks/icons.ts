/** Draws the icons of the installed app from `static/favicon.svg`, with Chromium. */
import { chromium } from "playwright-core";
import { findProgram } from "@/testing/find_program.ts";

const root = new URL("../", import.meta.url);
const svg = await Deno.readTextFile(new URL("static/favicon.svg", root));

/**
 * Icons with the rounded corners of the mark, and those that a system cuts into its own shape: they
 * are filled to the edge, and what matters is within the circle of 80 % that no shape cuts off.
 */
const ICONS = [
  { file: "icon-192", size: 192, isFull: false },
  { file: "icon-512", size: 512, isFull: false },
  { file: "maskable-192", size: 192, isFull: true },
  { file: "maskable-512", size: 512, isFull: true },
  { file: "apple-touch-icon", size: 180, isFull: true },
];

const executablePath = Deno.env.get("LAUREL_TEST_CHROMIUM") ?? await findProgram("chromium");
if (!executablePath) throw new Error("Chromium is needed: set LAUREL_TEST_CHROMIUM to its path");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
await Deno.mkdir(new URL("static/icons", root), { recursive: true });
for (const { file, size, isFull } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = isFull ? svg.replace(' rx="7.5"', "").replace("scale(.74)", "scale(.62)") : svg;
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await Deno.writeFile(new URL(`static/icons/${file}.png`, root), png);
  await page.close();
}
await browser.close();
