import { lazy } from "@/components/windows/lazy.tsx";
import type { WindowName } from "@/core/windows/table.ts";
import type { CenterModel } from "./center_model.ts";

const Center = lazy(async () => (await import("./Center.tsx")).default);

/** Where the notification center opens; its code loads when it is opened for the first time. */
export function CenterPlace({ center, now, timeZone, onOpen }: {
  center: CenterModel;
  now: number;
  timeZone: string;
  onOpen: (name: WindowName) => void;
}) {
  if (!center.isOpen.value) return null;
  return (
    <div class="center-place">
      <Center center={center} now={now} timeZone={timeZone} onOpen={onOpen} />
    </div>
  );
}
