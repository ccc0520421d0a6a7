import { offlineWords } from "@/words/offline.ts";
import { sharedWords } from "@/words/shared.ts";
import { CloudOff } from "@/components/shared/icons.ts";
import { wordsOf } from "./locale.ts";

/** What a page shows in the place of an island that could not be drawn. */
export function FailedPart() {
  const words = wordsOf(offlineWords).part;
  return (
    <div class="empty failed-part" role="alert">
      <CloudOff size={32} />
      <p class="empty-title">{words.title}</p>
      <p class="text-label-secondary">{words.text}</p>
      <button type="button" class="button mt-3" data-retry>
        {wordsOf(sharedWords).tryAgain}
      </button>
    </div>
  );
}
