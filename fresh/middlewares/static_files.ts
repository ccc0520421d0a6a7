import { ASSET_KEY } from "../asset.ts";
import { buildOf } from "../context.ts";
import { type Coding, CODINGS, type StaticFile } from "../static_file.ts";
import type { Middleware } from "../context.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const UNCACHED = "no-cache, no-store, max-age=0, must-revalidate";

/**
 * Returns a middleware that serves the static folder and the islands' chunks. An address with the
 * id of this build may be cached for a year. An address with the id of another build is redirected
 * to the plain address. An answer without an id must not be cached.
 */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const { req, url, config } = ctx;
    const build = buildOf(ctx);
    const pathname = pathIn(config.basePath, url.pathname);
    if (build === null || pathname === null || pathname === "/") return await ctx.next();
    const file = await build.readFile(pathname);
    if (file === null) {
      // Browsers request this file by themselves; a full error page would be useless for them.
      if (pathname === "/favicon.ico") return new Response(null, { status: 404 });
      return await ctx.next();
    }
    if (req.method !== "GET" && req.method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const id = url.searchParams.get(ASSET_KEY);
    if (id !== null && id !== build.id) {
      const plain = new URL(url);
      plain.searchParams.delete(ASSET_KEY);
      return new Response(null, {
        status: 307,
        headers: { location: plain.pathname + plain.search },
      });
    }
    const chunk = pathname.startsWith(`/_fresh/js/${build.id}/`);
    const pinned = build.mode === "production" && (chunk || id === build.id);
    return await answer(req, file, pinned && !file.changed);
  };
}

/** Returns the decoded path of a request inside the app, or null when it cannot name a file. */
function pathIn(basePath: string, pathname: string): string | null {
  if (!pathname.startsWith(basePath)) return null;
  try {
    return decodeURIComponent(pathname.slice(basePath.length)) || "/";
  } catch {
    // Not well encoded, so no file has this name.
    return null;
  }
}

function accepts(req: Request, coding: Coding): boolean {
  const accepted = req.headers.get("Accept-Encoding") ?? "";
  return new RegExp(`\\b${coding}\\b(?!;\\s*q=0(\\.0+)?\\b)`).test(accepted);
}

async function answer(req: Request, file: StaticFile, immutable: boolean): Promise<Response> {
  const headers = new Headers({
    "Content-Type": file.contentType,
    "Cache-Control": immutable ? IMMUTABLE : UNCACHED,
    "Vary": "Accept-Encoding, If-None-Match",
    ETag: `W/"${file.hash}"`,
  });
  const known = req.headers.get("If-None-Match")?.split(",").map((tag) => tag.trim()) ?? [];
  if (known.some((tag) => tag.replace(/^W\//, "").replaceAll('"', "") === file.hash)) {
    return new Response(null, { status: 304, headers });
  }
  const coding = CODINGS.find((one) => accepts(req, one));
  const compressed = coding ? await file.compressed(coding) : null;
  if (coding && compressed !== null) headers.set("Content-Encoding", coding);
  const content = compressed ?? file.content;
  headers.set("Content-Length", String(content.byteLength));
  return new Response(req.method === "HEAD" ? null : content, { headers });
}
