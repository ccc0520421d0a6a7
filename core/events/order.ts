/** The fields of an event that decide its place in the canonical order. */
export interface EventKey {
  /** Event time, milliseconds since the epoch. */
  readonly time: number;
  readonly source: string;
  readonly id: string;
}

/**
 * Compares two strings by Unicode code point. This equals the order of their UTF-8 bytes, of
 * PostgreSQL's `COLLATE "C"` and of Redis members. JavaScript's own `<` compares UTF-16 units and
 * gives another order for characters outside the basic plane.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xIsSurrogate = x >= 0xd800 && x <= 0xdfff;
    const yIsSurrogate = y >= 0xd800 && y <= 0xdfff;
    // A surrogate is a part of a code point above U+FFFF, so it sorts after every other unit.
    if (xIsSurrogate !== yIsSurrogate) return xIsSurrogate ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/**
 * Compares events in the canonical order of an agent's events: by event time, then source, then id.
 * Scoring always uses this order, so late and shuffled deliveries end in the same state as a
 * delivery in order.
 */
export function compareEvents(a: EventKey, b: EventKey): number {
  return a.time - b.time || compareText(a.source, b.source) || compareText(a.id, b.id);
}
