import type { NotificationKind } from "./kinds.ts";
import type { WindowName } from "@/core/windows/table.ts";

/** Where somebody sees more about a notification. */
export type NotificationTarget =
  | { readonly kind: "window"; readonly name: WindowName }
  | { readonly kind: "page"; readonly href: string };

const WINDOWS: Readonly<Record<Exclude<NotificationKind, "leave">, WindowName>> = {
  level_up: "level",
  challenge: "challenges",
  achievement: "achievements",
  streak: "streak",
  change: "activity",
  boost: "activity",
  spin: "spin",
};

/** Returns where a kind of notification leads. */
export function targetOf(kind: NotificationKind): NotificationTarget {
  if (kind === "leave") return { kind: "page", href: "/settings/leave" };
  return { kind: "window", name: WINDOWS[kind] };
}
