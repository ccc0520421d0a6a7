import type { ComponentChildren, VNode } from "preact";
import type { Build, Island } from "./build.ts";

/** What is collected while one page is rendered. */
export class RenderState {
  /** The nonce that allows this page's own inline script under a Content-Security-Policy. */
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  /** The islands of the page, in no particular order. */
  readonly islands: Set<Island> = new Set();
  /** The props of each island on the page, in the order of the markers. */
  readonly islandProps: Record<string, unknown>[] = [];
  /** JSX that was passed to islands; null after it was drawn. */
  readonly slots: ({ name: string; children: ComponentChildren } | null)[] = [];
  /** The elements that `<Head>` collected, by the key of what they replace. */
  readonly head: Map<string, VNode> = new Map();
  readonly seen: Set<"html" | "head" | "body"> = new Set();

  constructor(
    readonly pathname: string,
    readonly basePath: string,
    readonly build: Build | null,
    readonly css: readonly string[],
  ) {}
}

// Rendering to a string is synchronous, so only one page is rendered at a time.
let current: RenderState | null = null;

/** Returns the state of the page that is being rendered, or null outside of a render. */
export function currentRender(): RenderState | null {
  return current;
}

/** Calls `render` with `state` as the current page. */
export function withRender<T>(state: RenderState, render: () => T): T {
  const outer = current;
  current = state;
  try {
    return render();
  } finally {
    current = outer;
  }
}
