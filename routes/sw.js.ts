import { define } from "@/utils.ts";

const HEADERS = {
  "content-type": "text/javascript; charset=utf-8",
  // The browser asks for it at every visit, and a new version shows itself by a single changed byte.
  "cache-control": "no-cache",
};

let code: Promise<string> | undefined;

export const handler = define.handlers({
  async GET(ctx) {
    // In development there is none: it would keep files that change with every edit.
    if (ctx.config.mode === "development") return new Response(null, { status: 404 });
    // Beside the build and not in the static folder, because it names the build, whose name is a
    // hash of the static files.
    code ??= Deno.readTextFile(new URL("../_fresh/sw.js", import.meta.url));
    try {
      return new Response(await code, { headers: HEADERS });
    } catch (error) {
      code = undefined;
      if (error instanceof Deno.errors.NotFound) return new Response(null, { status: 404 });
      throw error;
    }
  },
});
