import type { ComponentChildren } from "preact";
import { Bell } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import type { CenterModel } from "./center_model.ts";

/** The id of the button, to which the focus returns when the center closes. */
export const CENTER_BUTTON = "center-button";

const MOST_SHOWN = 99;

/** The button of the notification center: the clock, on phones a bell, with what is unread. */
export function CenterButton({ center, children }: {
  center: CenterModel;
  children: ComponentChildren;
}) {
  const unread = center.unread.value;
  const isOpen = center.isOpen.value;
  return (
    <button
      type="button"
      id={CENTER_BUTTON}
      class="center-button"
      aria-expanded={isOpen}
      aria-haspopup="dialog"
      onClick={() => center.toggle()}
    >
      <span class="phone-only" aria-hidden="true">
        <Bell size={18} />
      </span>
      {children}
      <span class="sr-only">{wordsOf(deskWords).center(unread)}</span>
      {unread > 0 && (
        <span class="center-badge tabular-nums" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </button>
  );
}
