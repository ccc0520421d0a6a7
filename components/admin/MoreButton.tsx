import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { sharedWords } from "@/words/shared.ts";
import type { List } from "./use_list.ts";

/** A button that reads the next page of a list. */
export function MoreButton<T>({ list }: { list: List<T> }) {
  if (!list.hasMore) return null;
  return (
    <div class="more">
      <button
        type="button"
        class="button"
        aria-disabled={list.isReadingMore}
        onClick={list.readMore}
      >
        {list.isReadingMore ? wordsOf(sharedWords).loading : wordsOf(adminWords).showMore}
      </button>
      {list.moreError && <p class="form-error" role="alert">{list.moreError}</p>}
    </div>
  );
}
