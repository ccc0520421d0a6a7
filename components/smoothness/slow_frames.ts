/** A frame that takes longer is seen as a stutter; 24 a second is what film has. */
const SLOW_MILLISECONDS = 1000 / 24;
/** A single frame of this length looks like a freeze. */
const FROZEN_MILLISECONDS = 400;

/**
 * Returns whether frames with these durations look slow: most of the time passed in slow ones. A
 * single long frame, such as a collection of garbage, does not count.
 */
export function areSlow(frames: readonly number[]): boolean {
  const total = frames.reduce((sum, one) => sum + one, 0);
  const slow = frames.filter((one) => one > SLOW_MILLISECONDS);
  const lost = slow.reduce((sum, one) => sum + one, 0);
  const isFrozen = slow.filter((one) => one > FROZEN_MILLISECONDS).length > 1;
  return total > 0 && slow.length > 1 && (isFrozen || lost > total / 2);
}
