import type { NotificationView } from "@/core/notifications/views.ts";
import { currentLanguage } from "@/components/shared/locale.ts";
import type { Notices } from "@/components/rewards/notices.ts";

/**
 * Shows a banner for what only the notification center has. Its texts load when there is something
 * to say.
 */
export async function announceTold(
  told: NotificationView,
  notices: Notices | undefined,
): Promise<void> {
  const { kind } = told;
  if (kind !== "streak" && kind !== "leave" && kind !== "boost") return;
  // Without the texts, for want of a network, it is still in the center.
  const module = await import("@/components/notifications/texts.ts").catch(() => null);
  if (!module) return;
  const { title, text } = module.textOf(told, currentLanguage());
  notices?.add({ kind: "told", message: { kind, title, text } });
}
