import type { ComponentChildren, VNode } from "preact";
import type { Build, Island } from "./build.ts";

/** What is gathered while one page is rendered. */
export class RenderState {
  /** Allows this page's own inline script under a Content-Security-Policy. */
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  /** The islands of the page; their order has no meaning. */
  readonly islands: Set<Island> = new Set();
  /** The props of each island instance, in the order of the markers. */
  readonly islandProps: Record<string, unknown>[] = [];
  /** JSX that was handed to islands; null once it was drawn. */
  readonly slots: ({ name: string; children: ComponentChildren } | null)[] = [];
  /** What `<Head>` collected, by what it replaces. */
  readonly head: Map<string, VNode> = new Map();
  readonly seen: Set<"html" | "head" | "body"> = new Set();

  constructor(
    readonly pathname: string,
    readonly basePath: string,
    readonly build: Build | null,
    readonly css: readonly string[],
  ) {}
}

// Rendering to a string never waits, so one page is rendered at a time.
let current: RenderState | null = null;

/** The page being rendered now, null outside of a render. */
export function currentRender(): RenderState | null {
  return current;
}

/** Renders with `state` as the current page. */
export function withRender<T>(state: RenderState, render: () => T): T {
  const outer = current;
  current = state;
  try {
    return render();
  } finally {
    current = outer;
  }
}
