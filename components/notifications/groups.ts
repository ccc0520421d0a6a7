import type { NotificationKind } from "@/core/notifications/kinds.ts";
import type { NotificationView } from "@/core/notifications/views.ts";

/** The notifications of one kind, newest first. */
export interface NotificationGroup {
  readonly kind: NotificationKind;
  readonly entries: readonly NotificationView[];
}

/** Groups notifications by their kind; the kind with the newest one comes first. */
export function groupByKind(entries: readonly NotificationView[]): NotificationGroup[] {
  const groups = Map.groupBy(entries, ({ kind }) => kind);
  return [...groups].map(([kind, entries]) => ({ kind, entries }));
}
