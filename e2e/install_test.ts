/** Laurel as an app: its manifest, its icons and its service worker. */
import { decode } from "@jsquash/png/decode.js";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { shareLaurel } from "./support/laurel.ts";

const test = shareLaurel(["pglite"]);

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: string;
}

async function get(url: string, path: string, headers: HeadersInit = {}): Promise<Response> {
  const response = await fetch(new URL(path, url), { headers, redirect: "manual" });
  assertEquals(response.status, 200, path);
  return response;
}

test("manifest - it has what browsers need to install Laurel, in the person's language", async ({ url }) => {
  const response = await get(url, "/manifest.webmanifest");
  assertMatch(response.headers.get("content-type")!, /^application\/manifest\+json/);
  const manifest = await response.json();
  assertMatch(manifest.name, /^Laurel/);
  assertEquals([manifest.id, manifest.start_url, manifest.scope], ["/", "/", "/"]);
  assertEquals(manifest.display, "standalone");
  for (const color of [manifest.theme_color, manifest.background_color]) {
    assertMatch(color, /^#[0-9a-f]{6}$/);
  }
  const purposes = manifest.icons.map(({ sizes, purpose }: Icon) => `${sizes} ${purpose}`);
  assertEquals(purposes, ["192x192 any", "512x512 any", "192x192 maskable", "512x512 maskable"]);
  for (const { url: path, name } of manifest.shortcuts) {
    assert(name.length > 0);
    // Each leads to a page of this site, for whoever is signed in.
    const { status } = await fetch(new URL(path, url), { redirect: "manual" });
    assert(status === 200 || status === 302 || status === 303, `${path}: ${status}`);
  }
});

test("icons - each has the size it claims, and a mask cuts nothing off", async ({ url }) => {
  const { icons } = await (await get(url, "/manifest.webmanifest")).json() as { icons: Icon[] };
  for (const { src, sizes, type, purpose } of icons) {
    const response = await get(url, src);
    assertEquals(response.headers.get("content-type"), type);
    const { width, height, data } = await decode(await response.arrayBuffer());
    assertEquals(`${width}x${height}`, sizes);
    const at = (
      x: number,
      y: number,
    ) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
    if (purpose === "any") {
      assertEquals(at(0, 0)[3], 0, "the corners are round");
      continue;
    }
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [red, , , alpha] = at(x, y) as [number, number, number, number];
        assertEquals(alpha, 255, "a mask needs an icon without holes");
        // The mark is white; its ground is green.
        const isMark = red > 200;
        const radius = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2);
        assert(!isMark || radius <= width * 0.4, `${src} has a part of the mark at ${x},${y}`);
      }
    }
  }
});

test("service worker - it covers the whole site, and every file that it keeps is there", async ({ url }) => {
  const response = await get(url, "/sw.js");
  assertMatch(response.headers.get("content-type")!, /^text\/javascript/);
  assertEquals(response.headers.get("cache-control"), "no-cache");
  const [, list = "[]"] = /LAUREL_FILES=(\[.*?\]);/.exec(await response.text()) ?? [];
  const files = JSON.parse(list) as { url: string }[];
  assert(files.some(({ url }) => /\/Desk\.js$/.test(url)));
  assert(files.some(({ url }) => url.startsWith("/styles.css?")));
  let bytes = 0;
  for (const file of files) bytes += (await (await get(url, file.url)).arrayBuffer()).byteLength;
  assert(bytes < 1_500_000, `${bytes} bytes are much for a desk`);
});

test("offline page - it shows nothing of a person, and needs no session", async ({ url }) => {
  const text = await (await get(url, "/offline")).text();
  assertMatch(text, /You are offline/);
  assert(!text.includes("data-person"));
});
