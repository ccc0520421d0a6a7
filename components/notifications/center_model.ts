import { signal } from "@preact/signals";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import { isQuiet } from "@/core/notifications/quiet_hours.ts";
import type {
  DeskNotifications,
  NotificationPage,
  NotificationSettings,
  NotificationView,
  Unread,
} from "@/core/notifications/views.ts";
import type { Answer, Api } from "@/components/shared/api.ts";

export type CenterModel = ReturnType<typeof createCenter>;

/** Several messages of one moment become one request. */
const WAIT_MILLISECONDS = 300;
const PAGE = 100;
/** What is read while the center is closed: enough to tell what is new. */
const GLANCE = 10;
/** Kinds without a live message of their own: a desk learns from the list that they are new. */
const TOLD_BY_LIST: ReadonlySet<NotificationKind> = new Set(["streak", "leave", "boost"]);

/**
 * The person's notifications on this page. The server keeps them; a live message of any tab or
 * device makes this page read them again.
 * @param onNew called with what is new and has no live message of its own
 */
export function createCenter(
  initial: DeskNotifications,
  api: Api,
  onNew: (notification: NotificationView) => void,
) {
  const unread = signal(initial.unread);
  const settings = signal<NotificationSettings>(initial.settings);
  const isOpen = signal(false);
  /** Null until they were read. */
  const entries = signal<readonly NotificationView[] | null>(null);
  const nextCursor = signal<string | null>(null);
  const error = signal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What has a greater id is new on this page. */
  let newest = initial.newest;

  async function readPage(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const limit = isOpen.value ? PAGE : GLANCE;
    const answer = await api.get<NotificationPage>(`/me/notifications?limit=${limit}`);
    if (!answer.ok) {
      error.value = answer.message;
      return;
    }
    error.value = null;
    unread.value = answer.data.unread;
    const found = answer.data.entries;
    tellNew(found);
    if (limit === PAGE) {
      entries.value = found;
      nextCursor.value = answer.data.nextCursor;
    }
  }

  function tellNew(found: readonly NotificationView[]): void {
    for (const one of found.toReversed()) {
      const isNew = one.id > newest && one.readAt === null;
      if (isNew && TOLD_BY_LIST.has(one.kind)) onNew(one);
    }
    newest = Math.max(newest, found[0]?.id ?? 0);
  }

  async function readSettings(): Promise<void> {
    const answer = await api.get<NotificationSettings>("/me/notification-settings");
    if (answer.ok) settings.value = answer.data;
  }

  /** Shows a change at once; when it could not be stored, the truth is read again. */
  async function store(change: () => void, request: Promise<Answer<Unread>>): Promise<void> {
    change();
    const answer = await request;
    if (answer.ok) {
      unread.value = answer.data.unread;
      error.value = null;
    } else {
      await readPage();
      error.value = answer.message;
    }
  }

  function changeEntries(change: (all: readonly NotificationView[]) => NotificationView[]): void {
    if (entries.value !== null) entries.value = change(entries.value);
  }

  return {
    unread,
    settings,
    isOpen,
    entries,
    nextCursor,
    error,

    /** Reads what is new within a moment. */
    invalidate(): void {
      timer ??= setTimeout(readPage, WAIT_MILLISECONDS);
    },

    /** Takes what another tab or device, or the server, did. */
    receive(change: "told" | "read" | "cleared" | "settings"): void {
      if (change === "settings") void readSettings();
      else this.invalidate();
    },

    /** Takes what was read with the desk. */
    load(next: DeskNotifications): void {
      unread.value = next.unread;
      settings.value = next.settings;
      if (isOpen.value) this.invalidate();
    },

    /** Whether a banner of this kind may be shown now. */
    mayShow(kind: NotificationKind, now: number): boolean {
      const { muted, quiet, timeZone } = settings.value;
      return !isOpen.value && !muted.includes(kind) && !isQuiet(quiet, now, timeZone);
    },

    toggle(): void {
      isOpen.value = !isOpen.value;
      if (isOpen.value) void readPage();
    },

    close(): void {
      isOpen.value = false;
    },

    readPage,

    async readEarlier(): Promise<void> {
      const cursor = encodeURIComponent(nextCursor.value ?? "");
      const path = `/me/notifications?limit=${PAGE}&cursor=${cursor}`;
      const answer = await api.get<NotificationPage>(path);
      if (!answer.ok) return void (error.value = answer.message);
      changeEntries((all) => [...all, ...answer.data.entries]);
      nextCursor.value = answer.data.nextCursor;
    },

    async markAllRead(): Promise<void> {
      // The palette marks them before the center was opened; a closed center only knows the newest.
      if (entries.value === null) await readPage();
      const upTo = entries.value?.[0]?.id ?? newest;
      if (upTo === 0) return;
      await store(
        () => changeEntries((all) => all.map(asRead)),
        api.send("POST", "/me/notifications/read", { upTo }),
      );
    },

    async markRead(ids: readonly number[]): Promise<void> {
      await store(
        () => changeEntries((all) => all.map((one) => ids.includes(one.id) ? asRead(one) : one)),
        api.send("POST", "/me/notifications/read", { ids }),
      );
    },

    async clearOne(id: number): Promise<void> {
      await store(
        () => changeEntries((all) => all.filter((one) => one.id !== id)),
        api.send("DELETE", `/me/notifications/${id}`),
      );
    },

    /** Clears all that is shown, or all of a kind. */
    async clear(kind?: NotificationKind): Promise<void> {
      const upTo = entries.value?.[0]?.id;
      if (upTo === undefined) return;
      const path = `/me/notifications?upTo=${upTo}${kind === undefined ? "" : `&kind=${kind}`}`;
      await store(
        () => changeEntries((all) => all.filter((one) => kind !== undefined && one.kind !== kind)),
        api.send("DELETE", path),
      );
    },
  };
}

function asRead<One extends NotificationView>(one: One): One {
  return one.readAt === null ? { ...one, readAt: one.createdAt } : one;
}
