import type { WallBoard } from "@/core/wall_links.ts";

/** What came of reading the board of a screen. */
export type WallReading =
  | { readonly kind: "board"; readonly board: WallBoard }
  /** The link was revoked or has expired. */
  | { readonly kind: "gone" }
  /** No answer, or one that says to come again later. */
  | { readonly kind: "later" };

const NOT_FOUND = 404;
const TIMEOUT_MILLISECONDS = 10_000;

/** Reads the board of a wall link. */
export async function readBoard(token: string): Promise<WallReading> {
  try {
    const response = await fetch(`/api/v1/wall/${encodeURIComponent(token)}`, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (response.status === NOT_FOUND) return { kind: "gone" };
    if (!response.ok) return { kind: "later" };
    return { kind: "board", board: await response.json() as WallBoard };
  } catch {
    // A screen has nobody who could do something about it: it tries again by itself.
    return { kind: "later" };
  }
}
