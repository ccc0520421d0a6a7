import type { LiveMessages, LiveType } from "@/core/live/messages.ts";

/** A message that is serialized once for all clients. */
export interface Frame {
  /** Returns it as a server-sent event. */
  sse(id: string): Uint8Array;
  /** Returns it as the text of a WebSocket message. */
  text(id: string): string;
}

const encoder = new TextEncoder();

/** Creates a frame; its texts are generated when the first client needs them, and cached. */
export function createFrame<T extends LiveType>(type: T, data: LiveMessages[T]): Frame {
  let json: string | undefined;
  const content = () => json ??= JSON.stringify(data);
  return {
    sse: memo((id) => encoder.encode(`event: ${type}\nid: ${id}\ndata: ${content()}\n\n`)),
    text: memo((id) => `{"id":"${id}","type":"${type}","data":${content()}}`),
  };
}

/** Caches one value: clients that are current get a frame with the same id, so one is enough. */
function memo<T>(make: (id: string) => T): (id: string) => T {
  let known: { readonly id: string; readonly value: T } | undefined;
  return (id) => {
    if (known?.id !== id) known = { id, value: make(id) };
    return known.value;
  };
}
