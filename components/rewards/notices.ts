import { type ReadonlySignal, signal } from "@preact/signals";
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
  | { readonly kind: "change"; readonly message: NotificationMessage };

/** News with an id. */
export type Notice = News & { readonly id: number };

/** The maximum number of banners on the screen; the others wait. */
export const MAX_VISIBLE_NOTICES = 3;
// A person who returns to the page after hours must not have to dismiss a whole day of banners.
const MAX_NOTICES = 20;

/** The banners of the desk, oldest first. */
export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  add(news: News): void;
  dismiss(id: number): void;
  /** Removes the newest visible banner. Returns false when there is none. */
  dismissNewest(): boolean;
  clear(): void;
}

/** Creates an empty queue of banners. */
export function createNotices(): Notices {
  const list = signal<readonly Notice[]>([]);
  let last = 0;
  return {
    list,
    add(news) {
      list.value = [...list.value, { ...news, id: ++last }].slice(-MAX_NOTICES);
    },
    dismiss(id) {
      list.value = list.value.filter((notice) => notice.id !== id);
    },
    dismissNewest() {
      const newest = list.value.slice(0, MAX_VISIBLE_NOTICES).at(-1);
      if (newest) list.value = list.value.filter(({ id }) => id !== newest.id);
      return newest !== undefined;
    },
    clear() {
      list.value = [];
    },
  };
}
