import { useEffect, useRef, useState } from "preact/hooks";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import { isQuiet } from "@/core/notifications/quiet_hours.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Bell } from "@/components/shared/icons.ts";
import { X } from "@/components/shared/page_icons.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import type { WindowName } from "@/core/windows/table.ts";
import { centerWords } from "@/words/notifications.ts";
import { CENTER_BUTTON } from "./CenterButton.tsx";
import type { CenterModel } from "./center_model.ts";
import { CenterGroup } from "./CenterGroup.tsx";
import { groupByKind } from "./groups.ts";

/** The notification center: what the person was told, by kind, in stacks. */
export default function Center({ center, now, timeZone, onOpen }: {
  center: CenterModel;
  now: number;
  timeZone: string;
  onOpen: (name: WindowName) => void;
}) {
  const words = wordsOf(centerWords);
  const pane = useRef<HTMLDivElement>(null);
  const [expanded, setExpanded] = useState<ReadonlySet<NotificationKind>>(new Set());
  useDismissal(pane, center);
  const entries = center.entries.value;
  const error = center.error.value;
  const { quiet, timeZone: zone } = center.settings.value;
  const expand = (kind: NotificationKind, isExpanded: boolean) => {
    const next = new Set(expanded);
    if (isExpanded) next.add(kind);
    else next.delete(kind);
    setExpanded(next);
  };

  return (
    <div
      ref={pane}
      class="center"
      role="dialog"
      aria-labelledby="center-title"
      tabIndex={-1}
    >
      <div class="center-head">
        <h2 id="center-title">{words.title}</h2>
        <button
          type="button"
          class="center-icon-button"
          aria-label={words.close}
          onClick={() => closeCenter(center)}
        >
          <X size={16} />
        </button>
      </div>
      {isQuiet(quiet, now, zone) && <p class="center-note">{words.isQuiet}</p>}
      {error !== null && entries !== null && (
        <p class="center-note" role="alert">{words.notSaved(error)}</p>
      )}
      {entries === null && error !== null && (
        <Failure
          message={error}
          onRetry={() => void center.readPage()}
        />
      )}
      {entries === null && error === null && <Loading />}
      {entries !== null && entries.length === 0 && (
        <div class="empty center-empty">
          <Bell size={32} />
          <p class="empty-title">{words.empty}</p>
          <p class="text-label-secondary">{words.emptyText}</p>
        </div>
      )}
      {entries !== null && entries.length > 0 && (
        <>
          <div class="center-actions">
            <button
              type="button"
              class="button"
              disabled={center.unread.value === 0}
              onClick={() => void center.markAllRead()}
            >
              {words.readAll}
            </button>
            <button type="button" class="button" onClick={() => void center.clear()}>
              {words.clearAll}
            </button>
          </div>
          {groupByKind(entries).map((group) => (
            <CenterGroup
              key={group.kind}
              group={group}
              center={center}
              now={now}
              timeZone={timeZone}
              isExpanded={expanded.has(group.kind)}
              onExpand={(isExpanded) => expand(group.kind, isExpanded)}
              onOpen={onOpen}
            />
          ))}
          {center.nextCursor.value !== null && (
            <button
              type="button"
              class="button"
              onClick={() => void center.readEarlier()}
            >
              {words.earlier}
            </button>
          )}
        </>
      )}
      <a class="center-settings" href="/settings/notifications">{words.settings}</a>
    </div>
  );
}

function closeCenter(center: CenterModel): void {
  center.close();
  document.getElementById(CENTER_BUTTON)?.focus();
}

/** Takes the focus, and closes the pane by Escape and by a press beside it. */
function useDismissal(pane: { readonly current: HTMLElement | null }, center: CenterModel): void {
  useEffect(() => {
    pane.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      closeCenter(center);
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      const isInside = target instanceof Element &&
        target.closest(`.center-place, #${CENTER_BUTTON}, .banner-place`) !== null;
      if (!isInside) center.close();
    };
    // Before the desk's own Escape, which closes banners and windows.
    addEventListener("keydown", onKeyDown, { capture: true });
    addEventListener("pointerdown", onPointerDown);
    return () => {
      removeEventListener("keydown", onKeyDown, { capture: true });
      removeEventListener("pointerdown", onPointerDown);
    };
  }, []);
}
