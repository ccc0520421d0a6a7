/** Callbacks for the events of a WebSocket. */
export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}

export interface WebSocketUpgradeOptions {
  /** After this many seconds without a pong the connection is closed. */
  idleTimeout?: number;
  protocol?: string;
}

function areHandlers(
  value: WebSocketHandlers | WebSocketUpgradeOptions | undefined,
): value is WebSocketHandlers {
  return value !== undefined &&
    ["open", "message", "close", "error"].some((name) =>
      typeof (value as Record<string, unknown>)[name] === "function"
    );
}

/**
 * Upgrades a request to a WebSocket. With handlers it returns only the response, without them the
 * socket too.
 */
export function upgradeWebSocket(
  req: Request,
  first?: WebSocketHandlers | WebSocketUpgradeOptions,
  second?: WebSocketUpgradeOptions,
): { socket: WebSocket; response: Response } | Response {
  const handlers = areHandlers(first) ? first : undefined;
  const options = handlers === undefined ? first as WebSocketUpgradeOptions | undefined : second;
  const upgraded = Deno.upgradeWebSocket(req, options ?? {});
  if (handlers === undefined) return upgraded;
  const { socket, response } = upgraded;
  socket.addEventListener("open", () => handlers.open?.(socket));
  socket.addEventListener("message", (event) => handlers.message?.(socket, event));
  socket.addEventListener("close", (e) => handlers.close?.(socket, e.code, e.reason));
  socket.addEventListener("error", (event) => handlers.error?.(socket, event));
  return response;
}
