import { useEffect, useState } from "preact/hooks";

/**
 * Turns through scenes by itself.
 * @param seconds how long each scene is shown
 * @param isHeld whether the scene stays, because something is celebrated
 * @param onQuiet called between two scenes
 * @returns the index of the scene to show
 */
export function useTurn(
  seconds: readonly number[],
  isHeld: boolean,
  onQuiet: () => void,
): number {
  const [turn, setTurn] = useState(0);
  // Scenes come and go while the screen runs.
  const index = turn % seconds.length;
  const own = seconds[index]!;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => {
      onQuiet();
      setTurn(index + 1);
    }, own * 1_000);
    return () => clearTimeout(timer);
  }, [turn, own, isHeld, onQuiet]);
  return index;
}
