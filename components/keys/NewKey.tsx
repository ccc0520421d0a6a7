import type { MadeKeyView } from "@/core/keys.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
import { KeyForm } from "./KeyForm.tsx";
import { MadeKey } from "./MadeKey.tsx";
import { KEY_LIST, keyHref } from "./place.ts";

/** Makes a key, then shows it once. */
export function NewKey(
  { made, publicUrl, onMade }: {
    /** The new key; null until it is made. */
    made: MadeKeyView | null;
    publicUrl: string | null;
    onMade: (made: MadeKeyView) => void;
  },
) {
  const { go } = usePage();
  const leave = () => go(keyHref("list"));
  return (
    <>
      <PageHead
        title={made ? made.name : wordsOf(keyWords).new.title}
        back={{ ...KEY_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        {made
          ? <MadeKey made={made} url={publicUrl ?? location.origin} onDone={leave} />
          : <KeyForm onMade={onMade} onCancel={leave} />}
      </div>
    </>
  );
}
