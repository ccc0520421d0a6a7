/** The part of a chart that is shown: indexes of its first and last place. */
export interface ZoomWindow {
  readonly first: number;
  readonly last: number;
}

/** Fewer places are not shown alone. */
const LEAST = 3;

/** Returns half of what is shown, around a place; the same when it cannot be less. */
export function zoomIn(shown: ZoomWindow, around: number | null): ZoomWindow {
  const length = shown.last - shown.first + 1;
  const wanted = Math.max(LEAST, Math.ceil(length / 2));
  if (wanted >= length) return shown;
  const center = around ?? Math.round((shown.first + shown.last) / 2);
  return fitted(center - Math.floor(wanted / 2), wanted, shown);
}

/** Returns twice of what is shown, within the whole; null when that is everything. */
export function zoomOut(shown: ZoomWindow, count: number): ZoomWindow | null {
  const length = shown.last - shown.first + 1;
  const wanted = length * 2;
  if (wanted >= count) return null;
  const first = shown.first - Math.floor(length / 2);
  return fitted(first, wanted, { first: 0, last: count - 1 });
}

/** Returns the part that was chosen by dragging; null when it is too small to be meant. */
export function zoomTo(first: number, last: number): ZoomWindow | null {
  return last - first + 1 < LEAST ? null : { first, last };
}

/** Returns the part moved so far that a place is in it. */
export function follow(shown: ZoomWindow, place: number): ZoomWindow {
  const by = place < shown.first
    ? place - shown.first
    : place > shown.last
    ? place - shown.last
    : 0;
  return by === 0 ? shown : { first: shown.first + by, last: shown.last + by };
}

function fitted(first: number, length: number, within: ZoomWindow): ZoomWindow {
  const begin = Math.min(Math.max(first, within.first), within.last - length + 1);
  return { first: begin, last: begin + length - 1 };
}
