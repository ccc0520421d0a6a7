import { wordsOf } from "@/components/shared/locale.ts";
import { windowWords } from "@/words/windows.ts";
import type { Places } from "./use_places.ts";

/** Says that an address names something that is not on this desk. The desk works all the same. */
export function MissingNotice({ missing }: Pick<Places, "missing">) {
  const words = wordsOf(windowWords);
  const part = missing.value;
  return (
    <div role="status">
      {part && (
        <p class="missing-notice">
          {words.missing[part]}
          <button type="button" class="button" onClick={() => missing.value = null}>
            {words.ok}
          </button>
        </p>
      )}
    </div>
  );
}
