/**
 * The parts of a service worker's scope that the worker uses. The type library "webworker" cannot be
 * used beside "dom", which all other code in the browser needs.
 */
interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    matchAll(options?: { includeUncontrolled?: boolean; type?: "window" }): Promise<
      readonly { postMessage(message: unknown): void }[]
    >;
    claim(): Promise<void>;
  };
  /** Without a push manager in some browsers. */
  readonly registration: { readonly pushManager?: PushManager };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: "message",
    listener: (
      event: MessageEvent & { waitUntil(work: Promise<unknown>): void },
    ) => void,
  ): void;
}

export const scope = globalThis as unknown as WorkerScope;
