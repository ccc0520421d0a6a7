/** What people are told of, the biggest moments first: the order of banners that wait. */
export const NOTIFICATION_KINDS = [
  "level_up",
  "challenge",
  "achievement",
  "streak",
  "leave",
  "change",
  "boost",
  "spin",
] as const;
export type NotificationKind = typeof NOTIFICATION_KINDS[number];

/** How big a moment is: 0 is the biggest. */
export function sizeOfMoment(kind: NotificationKind): number {
  return NOTIFICATION_KINDS.indexOf(kind);
}
