import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Loads the tour when it is due; most visits never need its code. */
export function TourPlace({ isDue }: { isDue: boolean }) {
  const [Tour, setTour] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (!isDue) return;
    import("./Tour.tsx").then(
      ({ default: Loaded }) => setTour(() => Loaded),
      // The desk works without it, and the next visit tries again.
      () => setTour(null),
    );
  }, [isDue]);
  return Tour && <Tour />;
}
