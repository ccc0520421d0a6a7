import type { NotificationKind } from "@/core/notifications/kinds.ts";
import { Award, CalendarCheck, Flame, PencilLine, Target, Zap } from "@/components/shared/icons.ts";
import { LoaderPinwheel, TrendingUp } from "@/components/shared/page_icons.ts";

const ICONS: Readonly<Record<NotificationKind, typeof Award>> = {
  level_up: TrendingUp,
  challenge: Target,
  achievement: Award,
  streak: Flame,
  leave: CalendarCheck,
  change: PencilLine,
  boost: Zap,
  spin: LoaderPinwheel,
};

/** The colored icon of a kind of notification. */
export function KindIcon({ kind }: { kind: NotificationKind }) {
  const Icon = ICONS[kind];
  return (
    <span class="center-icon" data-kind={kind} aria-hidden="true">
      <Icon size={18} />
    </span>
  );
}
