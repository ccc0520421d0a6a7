import type { LiveMessages, LiveType } from "../../core/live.ts";

/** One message on its way to clients, written once however many there are. */
export interface Frame {
  /** Server-sent events: with and without an `id` line. */
  sse(position: number | null): Uint8Array;
  /** WebSocket text. */
  text(position: number | null): string;
}

const encoder = new TextEncoder();

/** Makes a frame; its texts are made when the first client needs them, and kept. */
export function createFrame<T extends LiveType>(type: T, data: LiveMessages[T]): Frame {
  const json = lazy(() => JSON.stringify(data));
  const bytes = memo((position) => {
    const id = position === null ? "" : `id: ${position}\n`;
    return encoder.encode(`event: ${type}\n${id}data: ${json()}\n\n`);
  });
  const text = memo((position) => {
    const id = position === null ? "null" : `"${position}"`;
    return `{"id":${id},"type":"${type}","data":${json()}}`;
  });
  return { sse: bytes, text };
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => value ??= make();
}

/** A frame is sent with at most one position, so two slots are enough. */
function memo<T>(make: (position: number | null) => T): (position: number | null) => T {
  const without = lazy(() => make(null));
  let known: { readonly position: number; readonly value: T } | undefined;
  return (position) => {
    if (position === null) return without();
    if (known?.position !== position) known = { position, value: make(position) };
    return known.value;
  };
}
