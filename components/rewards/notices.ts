import { type ReadonlySignal, signal } from "@preact/signals";
import { type NotificationKind, sizeOfMoment } from "@/core/notifications/kinds.ts";
import type {
  AchievementMessage,
  ChallengeMessage,
  LevelUpMessage,
  NotificationMessage,
} from "@/core/live/messages.ts";

/** News that is worth a banner. */
export type News =
  | { readonly kind: "level"; readonly message: LevelUpMessage }
  | { readonly kind: "achievement"; readonly message: AchievementMessage }
  | { readonly kind: "challenge"; readonly message: ChallengeMessage }
  | { readonly kind: "change"; readonly message: NotificationMessage }
  | { readonly kind: "told"; readonly message: ToldNews };

/** What no live message says: what only the notification center has, and a ring that closed. */
export interface ToldNews {
  readonly kind: "streak" | "leave" | "boost" | "goal";
  readonly title: string;
  readonly text: string;
}

/** News with an id. */
export type Notice = News & { readonly id: number };

/** The kind of notification that a piece of news is. */
function notificationKindOf(news: News): NotificationKind {
  if (news.kind === "told") {
    // Both are targets.
    return news.message.kind === "goal" ? "challenge" : news.message.kind;
  }
  return news.kind === "level" ? "level_up" : news.kind;
}

/** The maximum number of banners on the screen; the others wait. */
export const MAX_VISIBLE_NOTICES = 3;
// A person who returns to the page after hours must not have to dismiss a whole day of banners.
const MAX_NOTICES = 20;

/** The banners of the desk: big moments before small ones, then the oldest first. */
export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  add(news: News): void;
  dismiss(id: number): void;
  /** Removes the newest visible banner. Returns false when there is none. */
  dismissNewest(): boolean;
  clear(): void;
}

/**
 * Creates an empty queue of banners.
 * @param mayShow whether the person wants a banner of this kind now
 */
export function createNotices(
  mayShow: (kind: NotificationKind) => boolean = () => true,
): Notices {
  const list = signal<readonly Notice[]>([]);
  let last = 0;
  return {
    list,
    add(news) {
      if (!mayShow(notificationKindOf(news))) return;
      const all = [...list.value, { ...news, id: ++last }].sort(bigFirst);
      // Of the smallest moments, the oldest one goes.
      const smallest = sizeOf(all.at(-1)!);
      const gone = all.length > MAX_NOTICES
        ? all.find((notice) => sizeOf(notice) === smallest)
        : undefined;
      list.value = all.filter((notice) => notice !== gone);
    },
    dismiss(id) {
      list.value = list.value.filter((notice) => notice.id !== id);
    },
    dismissNewest() {
      const visible = list.value.slice(0, MAX_VISIBLE_NOTICES);
      const newest = visible.toSorted((a, b) => b.id - a.id)[0];
      if (newest) list.value = list.value.filter(({ id }) => id !== newest.id);
      return newest !== undefined;
    },
    clear() {
      list.value = [];
    },
  };
}

/** A ring closes every day: it comes after whatever is rarer. */
const SIZE_OF_GOAL = sizeOfMoment("achievement") + 0.5;

function sizeOf(notice: Notice): number {
  if (notice.kind === "told" && notice.message.kind === "goal") return SIZE_OF_GOAL;
  return sizeOfMoment(notificationKindOf(notice));
}

function bigFirst(a: Notice, b: Notice): number {
  return sizeOf(a) - sizeOf(b) || a.id - b.id;
}
