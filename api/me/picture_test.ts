import { assert, assertEquals, assertNotEquals } from "@std/assert";
import encodeJpeg from "@jsquash/jpeg/encode.js";
import encodePng from "@jsquash/png/encode.js";
import encodeWebp from "@jsquash/webp/encode.js";
import { createApi } from "@/api/mod.ts";
import { readPictureHead } from "@/core/pictures.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withPeople } from "./testdata/people.ts";

function pixels(width: number, height: number, shade = 90): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4) data[at] = shade + at % 97;
  return new ImageData(data, width, height);
}
const text = (content: string) => new TextEncoder().encode(content);
const bytesOf = async (file: Promise<ArrayBuffer>) => new Uint8Array(await file);

/** Puts a chunk into a PNG, after its head. */
function withChunk(png: Uint8Array, type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length);
  new DataView(chunk.buffer).setUint32(0, data.length);
  chunk.set(text(type), 4);
  chunk.set(data, 8);
  return Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]);
}

/** The head of an animated WebP: 1 frame of 16 × 16 pixels. */
const ANIMATED_WEBP = Uint8Array.from([
  ...text("RIFF"),
  ...[22, 0, 0, 0],
  ...text("WEBPVP8X"),
  ...[10, 0, 0, 0, 0b10, 0, 0, 0, 15, 0, 0, 15, 0, 0],
]);

forEachDatabase(
  "pictures - every file becomes a small square of Laurel's own",
  async (database) => {
    await withPeople(database, async ({ ask, ann, bob, boss, instance }) => {
      const api = createApi(instance);
      const get = (path: string, who: Record<string, string>) =>
        api.request(`http://laurel.example/api/v1${path}`, { headers: who });
      const hashes = new Set<string>();
      const files = {
        jpeg: await bytesOf(encodeJpeg(pixels(640, 480))),
        png: withChunk(await bytesOf(encodePng(pixels(300, 900))), "tEXt", text("Comment\0Secret")),
        webp: await bytesOf(encodeWebp(pixels(64, 64))),
      };
      for (const [type, file] of Object.entries(files)) {
        // The declared type does not matter: the content decides.
        const who = { ...ann, "content-type": type === "png" ? "text/plain" : `image/${type}` };
        const { status, body } = await ask("PUT", "/me/picture", file, who);
        assertEquals(status, 200, JSON.stringify(body));
        hashes.add(body.picture);
      }
      assertEquals(hashes.size, 3);
      const hash = (await ask("GET", "/me", undefined, ann)).body.picture;
      assertEquals(hash, [...hashes].at(-1));

      const response = await get(`/pictures/${hash}`, bob);
      assertEquals(response.status, 200);
      const stored = new Uint8Array(await response.arrayBuffer());
      assertEquals(readPictureHead(stored), {
        kind: "webp",
        width: 256,
        height: 256,
        isAnimated: false,
      });
      assertEquals(response.headers.get("cache-control"), "private, max-age=31536000, immutable");
      assertEquals(response.headers.get("x-content-type-options"), "nosniff");
      assertEquals(response.headers.get("content-security-policy"), "default-src 'none'; sandbox");
      assertEquals(response.headers.get("content-type"), "image/webp");
      const again = await get(`/pictures/${hash}`, { ...bob, "if-none-match": `"${hash}"` });
      assertEquals([again.status, await again.text()], [304, ""]);

      const ofAgent = await get("/agents/ann/picture", bob);
      assertEquals([ofAgent.status, ofAgent.headers.get("etag")], [200, `"${hash}"`]);
      assertEquals(ofAgent.headers.get("cache-control"), "private, no-cache");
      await ofAgent.body?.cancel();
      assertEquals((await get("/agents/bob/picture", bob)).status, 404);
      assertEquals((await get(`/pictures/${hash}`, {})).status, 401);
      const list = await ask("GET", "/pictures?agents=ann,bob,no%2Csuch", undefined, bob);
      assertEquals(list.body, { pictures: { ann: hash } });

      // A hidden person's picture is not for everybody.
      await ask("PATCH", "/me", { hidden: true }, ann);
      const hidden = await ask("GET", "/pictures?agents=ann", undefined, bob);
      assertEquals(hidden.body, { pictures: {} });
      assertEquals((await get("/agents/ann/picture", bob)).status, 404);
      const own = await get("/agents/ann/picture", ann);
      assertEquals(own.status, 200);
      await own.body?.cancel();

      // Nobody uses the first two any more, so they are gone.
      const count = async () =>
        (await database.db.selectFrom("pictures").select("hash").execute()).length;
      assertEquals(await count(), 1);
      await ask("PUT", "/me/picture", files.webp, { ...boss, "content-type": "image/webp" });
      assertEquals(await count(), 1);
      assertEquals((await ask("DELETE", "/me/picture", undefined, ann)).status, 204);
      assertEquals(await count(), 1);
      assertEquals((await ask("DELETE", "/me/picture", undefined, boss)).status, 204);
      assertEquals(await count(), 0);
    });
  },
);

forEachDatabase(
  "pictures - a file that is no still picture is refused, and nothing changes",
  async (database) => {
    await withPeople(database, async ({ ask, ann, key }) => {
      const good = await bytesOf(encodePng(pixels(40, 40)));
      const put = async (file: Uint8Array, who = ann) => {
        const { status, body } = await ask("PUT", "/me/picture", file, {
          ...who,
          "content-type": "image/png",
        });
        return `${status} ${body.code ?? "ok"}`;
      };
      assertEquals(await put(good), "200 ok");
      const before = (await ask("GET", "/me", undefined, ann)).body.picture;
      assertNotEquals(before, null);

      assertEquals(await put(new Uint8Array(20 * 1024 * 1024)), "413 body_too_large");
      const script = "#!/bin/sh\nrm -rf ~\n";
      assertEquals(await put(text(script)), "415 unsupported_picture");
      const svg = '<?xml version="1.0"?><svg onload="alert(1)"><script>alert(1)</script></svg>';
      assertEquals(await put(text(svg)), "415 unsupported_picture");
      assertEquals(await put(text("<html><script>alert(1)</script>")), "415 unsupported_picture");
      assertEquals(await put(text("GIF89a")), "415 unsupported_picture");
      assertEquals(await put(new Uint8Array(0)), "415 unsupported_picture");
      // A head that announces 60,000 × 60,000 pixels, and an animation.
      const bomb = good.slice();
      new DataView(bomb.buffer).setUint32(16, 60_000);
      new DataView(bomb.buffer).setUint32(20, 60_000);
      assertEquals(await put(bomb), "422 picture_too_large");
      const animated = withChunk(good, "acTL", new Uint8Array(8));
      assertEquals(await put(animated), "415 unsupported_picture");
      assertEquals(await put(ANIMATED_WEBP), "415 unsupported_picture");
      // A PNG that ends in the middle, and one whose size is not that of its pixels.
      assertEquals(await put(good.subarray(0, good.length / 2)), "422 picture_unreadable");
      const small = good.slice();
      new DataView(small.buffer).setUint32(16, 2_000);
      assertEquals(await put(small), "422 picture_unreadable");
      // A picture with a script behind it: only the pixels are kept.
      const { body } = await ask(
        "PUT",
        "/me/picture",
        Uint8Array.from([...good, ...text("<script>alert(1)</script>")]),
        { ...ann, "content-type": "image/png" },
      );
      assertEquals(body.picture, before);
      assertEquals(await put(good, await key("admin")), "403 missing_scope");
      assertEquals(await put(good, { ...ann, origin: "http://evil.example" }), "403 cross_origin");
      assertEquals((await ask("GET", "/me", undefined, ann)).body.picture, before);
      assert((await ask("GET", "/pictures/nonsense", undefined, ann)).status === 422);
    });
  },
);
