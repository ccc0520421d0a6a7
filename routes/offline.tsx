import { page } from "fresh";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { define } from "@/utils.ts";
import { appWords } from "@/words/app.ts";

export const handler = define.handlers({
  GET: () => page(undefined, { headers: { "cache-control": "no-cache" } }),
});

/** The page that the service worker shows in the place of one that it cannot read. */
export default define.page(function OfflinePage() {
  const words = wordsOf(appWords).page;
  return (
    <SmallWindow title={words.title}>
      <div data-offline-page>
        <p class="error-text">{words.text}</p>
        <div class="offline-buttons">
          <button type="button" class="button" data-retry>{words.tryAgain}</button>
          <a class="button button-primary" href="/">{words.desk}</a>
        </div>
      </div>
    </SmallWindow>
  );
});
