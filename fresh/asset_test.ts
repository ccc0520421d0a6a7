import { assertEquals } from "@std/assert";
import { asset, assetSrcSet } from "./asset.ts";
import { BUILD_ID } from "./build_id.ts";

Deno.test("asset - an address of this site gets the build's id", () => {
  assertEquals(asset("/a.css"), `/a.css?__frsh_c=${BUILD_ID}`);
  assertEquals(asset("/a.svg?x=1#icon"), `/a.svg?x=1&__frsh_c=${BUILD_ID}#icon`);
  assertEquals(asset("/a.css", "/base"), `/base/a.css?__frsh_c=${BUILD_ID}`);
});

Deno.test("asset - other addresses stay as they are", () => {
  for (const path of ["a.css", "//host/a.css", "https://host/a.css", "/a.css?__frsh_c=1"]) {
    assertEquals(asset(path), path);
  }
});

Deno.test("assetSrcSet - every candidate gets the id", () => {
  const id = `__frsh_c=${BUILD_ID}`;
  assertEquals(assetSrcSet("/a.png 1x, /b.png 2x"), `/a.png?${id} 1x, /b.png?${id} 2x`);
  assertEquals(assetSrcSet("image-set(/a.png 1x)"), "image-set(/a.png 1x)");
});
