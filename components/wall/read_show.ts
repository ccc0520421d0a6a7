import type { WallShow } from "@/core/wall_show.ts";

/** What came of asking for what a screen shows. */
export type WallReading =
  | {
    readonly kind: "show";
    readonly show: WallShow;
    /** The build of the server that answered; null when it does not say. */
    readonly build: string | null;
  }
  /** The link was revoked or has expired. */
  | { readonly kind: "gone" }
  /** No answer, or one that says to come again later. */
  | { readonly kind: "later" };

const NOT_FOUND = 404;
const TIMEOUT_MILLISECONDS = 10_000;

/** Reads what a wall link shows now. */
export async function readShow(token: string): Promise<WallReading> {
  try {
    const response = await fetch(`/api/v1/wall/${encodeURIComponent(token)}`, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (response.status === NOT_FOUND) return { kind: "gone" };
    if (!response.ok) return { kind: "later" };
    const build = response.headers.get("laurel-build");
    return { kind: "show", show: await response.json() as WallShow, build };
  } catch {
    // A screen has nobody who could do something about it: it tries again by itself.
    return { kind: "later" };
  }
}
