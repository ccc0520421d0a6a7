import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { Banner } from "./Banner.tsx";
import { MAX_VISIBLE_NOTICES, type Notice, type Notices } from "@/components/rewards/notices.ts";
import type { WindowName } from "@/core/windows/table.ts";

/** The banners at the top right. */
export function Notifications(
  { notices, onOpen }: { notices: Notices; onOpen: (name: WindowName) => void },
) {
  const words = wordsOf(deskWords).banners;
  const list = notices.list.value;
  // The other banners wait; the oldest comes first.
  const shown = list.slice(0, MAX_VISIBLE_NOTICES);
  const waiting = list.length - shown.length;
  const open = (notice: Notice, name: WindowName) => {
    notices.dismiss(notice.id);
    onOpen(name);
  };
  return (
    <div class="banner-place" role="status">
      {shown.map((notice) => (
        <Banner
          key={notice.id}
          notice={notice}
          onDone={() => notices.dismiss(notice.id)}
          onOpen={(name) => open(notice, name)}
        />
      ))}
      {list.length > 1 && (
        <p class="banner-more">
          {waiting > 0 && <span>{words.more(waiting)}</span>}
          <button type="button" class="button" onClick={notices.clear}>{words.clearAll}</button>
        </p>
      )}
    </div>
  );
}
