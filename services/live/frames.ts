import type { LiveMessages, LiveType } from "@/core/live/messages.ts";

/** One message on its way to clients, written once however many there are. */
export interface Frame {
  /** Server-sent event. */
  sse(id: string): Uint8Array;
  /** WebSocket text. */
  text(id: string): string;
}

const encoder = new TextEncoder();

/** Makes a frame; its texts are made when the first client needs them, and kept. */
export function createFrame<T extends LiveType>(type: T, data: LiveMessages[T]): Frame {
  let json: string | undefined;
  const content = () => json ??= JSON.stringify(data);
  return {
    sse: memo((id) => encoder.encode(`event: ${type}\nid: ${id}\ndata: ${content()}\n\n`)),
    text: memo((id) => `{"id":"${id}","type":"${type}","data":${content()}}`),
  };
}

/** Clients that are current get a frame with the same id, so one slot is enough. */
function memo<T>(make: (id: string) => T): (id: string) => T {
  let known: { readonly id: string; readonly value: T } | undefined;
  return (id) => {
    if (known?.id !== id) known = { id, value: make(id) };
    return known.value;
  };
}
