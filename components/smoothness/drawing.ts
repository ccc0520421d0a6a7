/**
 * How this device draws: `fast` with a graphics processor, `software` without one, `slow` when its
 * frames come late.
 */
export type Drawing = "fast" | "software" | "slow";

const COOKIE = "laurel_frames";
const STORED = new RegExp(`(?:^|;\\s*)${COOKIE}=(fast|software|slow)(?:;|$)`);
const REMEMBERED_SECONDS = 30 * 24 * 60 * 60;

/**
 * Returns what was found out about the device before, by a `Cookie` header, so that the first paint
 * has the right cost.
 */
export function storedDrawing(header: string | null): Drawing | undefined {
  return STORED.exec(header ?? "")?.[1] as Drawing | undefined;
}

/** Whether the page runs on a device that is known to draw slowly. */
export function drawsSlowly(): boolean {
  return document.documentElement.dataset.frames === "slow";
}

/** Whether the device has a graphics processor, and frames come in time. */
export function drawsFast(): boolean {
  return document.documentElement.dataset.frames === "fast";
}

/**
 * Whether a change should be shown at once instead of moving into place: always where frames come
 * late, and without a graphics processor when changes come faster than the movement takes.
 */
export function showsAtOnce(isHurried: boolean): boolean {
  return drawsSlowly() || (isHurried && !drawsFast());
}

/**
 * Draws the page as the device can, and remembers it: slow frames until the browser is closed, since
 * their reason may be a busy hour; the rest for 30 days.
 */
export function rememberDrawing(drawing: Drawing): void {
  document.documentElement.dataset.frames = drawing;
  const age = drawing === "slow" ? [] : [`max-age=${REMEMBERED_SECONDS}`];
  document.cookie = [`${COOKIE}=${drawing}`, "path=/", "samesite=lax", ...age].join("; ");
}
