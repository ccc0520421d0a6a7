import { targetOf } from "@/core/notifications/target.ts";
import type { NotificationView } from "@/core/notifications/views.ts";
import { formatAgo } from "@/components/shared/format.ts";
import { X } from "@/components/shared/page_icons.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import type { WindowName } from "@/core/windows/table.ts";
import { centerWords, notificationKindWords } from "@/words/notifications.ts";
import type { CenterModel } from "./center_model.ts";
import type { NotificationGroup } from "./groups.ts";
import { KindIcon } from "./KindIcon.tsx";
import { textOf } from "./texts.ts";

interface Props {
  group: NotificationGroup;
  center: CenterModel;
  now: number;
  timeZone: string;
  isExpanded: boolean;
  onExpand: (isExpanded: boolean) => void;
  onOpen: (name: WindowName) => void;
}

/** The notifications of one kind: a stack with the newest one on top, or all of them. */
export function CenterGroup(props: Props) {
  const { group: { kind, entries }, center, isExpanded, onExpand } = props;
  const words = wordsOf(centerWords);
  const title = wordsOf(notificationKindWords)[kind];
  const shown = isExpanded ? entries : entries.slice(0, 1);
  const hidden = entries.length - shown.length;
  const id = `center-${kind}`;
  return (
    <section aria-labelledby={id}>
      <header class="center-group-head">
        <h3 id={id}>{title}</h3>
        {entries.length > 1 && (
          <button
            type="button"
            class="center-text-button"
            aria-expanded={isExpanded}
            aria-describedby={id}
            onClick={() => onExpand(!isExpanded)}
          >
            {isExpanded ? words.less : words.more(hidden)}
          </button>
        )}
        <button
          type="button"
          class="center-icon-button"
          aria-label={words.clearGroup(title)}
          onClick={() => void center.clear(kind)}
        >
          <X size={14} />
        </button>
      </header>
      <ul class="center-list" data-stack={String(Math.min(hidden, 2))}>
        {shown.map((entry) => <CenterEntry key={entry.id} {...props} entry={entry} />)}
      </ul>
    </section>
  );
}

function CenterEntry(
  { entry, center, now, timeZone, onOpen }: Props & { entry: NotificationView },
) {
  const words = wordsOf(centerWords);
  const { title, text } = textOf(entry, currentLanguage());
  const isUnread = entry.readAt === null;
  const target = targetOf(entry.kind);
  const open = () => {
    if (isUnread) void center.markRead([entry.id]);
    if (target.kind === "page") return location.assign(target.href);
    center.close();
    onOpen(target.name);
  };
  return (
    <li class="center-entry" data-unread={String(isUnread)}>
      <button type="button" class="center-entry-body" onClick={open}>
        <KindIcon kind={entry.kind} />
        <span class="center-entry-text">
          <span class="center-entry-title">
            {isUnread && <span class="sr-only">{words.unread}:</span>}
            <bdi>{title}</bdi>
          </span>
          <bdi class="center-entry-more">{text}</bdi>
        </span>
        <time class="center-entry-time tabular-nums" dateTime={entry.createdAt}>
          {formatAgo(Date.parse(entry.createdAt), now, timeZone)}
        </time>
      </button>
      <button
        type="button"
        class="center-icon-button"
        aria-label={words.clear(title)}
        onClick={() => void center.clearOne(entry.id)}
      >
        <X size={14} />
      </button>
    </li>
  );
}
