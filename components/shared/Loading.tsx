import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";
import { RefreshCw } from "@/components/shared/icons.ts";

/** Shown in a window while its content loads. */
export function Loading() {
  return (
    <div class="empty" role="status">
      <span class="loading" aria-hidden="true">
        <RefreshCw size={26} />
      </span>
      <p class="text-label-secondary">{wordsOf(sharedWords).loading}</p>
    </div>
  );
}
