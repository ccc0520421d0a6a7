import { assertEquals } from "@std/assert";
import { deskFiles } from "./desk_files.ts";

Deno.test("desk files - the desk's chunks and what they load are listed, admin pages are not", () => {
  const texts: Record<string, string> = {
    "boot.js": 'import"./shared.js";',
    "desk.js": 'import{a}from"./shared.js";const b=()=>import("./window.js");',
    "window.js": 'import"./shared.js";import"./gone.js";',
    "shared.js": "",
    "admin.js": 'import"./shared.js";',
  };
  const files = {
    ...Object.fromEntries(Object.keys(texts).map((path) => [`/_fresh/js/7/${path}`, { path }])),
    "/styles.css": { path: "styles.css" },
    "/favicon.svg": { path: "favicon.svg" },
    "/big.pdf": { path: "big.pdf" },
  };
  const snapshot = {
    id: "7",
    clientEntry: "/_fresh/js/7/boot.js",
    islands: {
      "islands/Desk.tsx": "/_fresh/js/7/desk.js",
      "islands/A.tsx": "/_fresh/js/7/admin.js",
    },
    files,
  };
  assertEquals(deskFiles(snapshot, (path) => texts[path]!).map(({ url }) => url), [
    "/_fresh/js/7/boot.js",
    "/_fresh/js/7/desk.js",
    "/_fresh/js/7/shared.js",
    "/_fresh/js/7/window.js",
    "/styles.css?__frsh_c=7",
    "/favicon.svg?__frsh_c=7",
  ]);
});
