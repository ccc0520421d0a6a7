import { useEffect, useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { KeyRound } from "@/components/shared/page_icons.ts";
import { KeyList } from "@/components/keys/KeyList.tsx";
import { NewKey } from "@/components/keys/NewKey.tsx";
import { KEY_LIST, keyPlaceAt } from "@/components/keys/place.ts";
import type { KeyView, MadeKeyView } from "@/core/keys.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";

/** The props from the server. */
export interface KeysProps extends AdminPageProps {
  /**
   * The address of Laurel, without a slash at the end; null when it is the address of this page.
   */
  readonly publicUrl: string | null;
  /** Null when it could not be read. */
  readonly list: Page<KeyView> | null;
}

/** The pages to make, list and revoke integration keys. */
export default function Keys(props: KeysProps) {
  const page = useAdminPage(props, 5_000);
  const { path, announce } = page;
  const [made, setMade] = useState<MadeKeyView | null>(null);
  const place = keyPlaceAt(path);
  // Forget the new key when the person leaves its page: it is shown only once.
  useEffect(() => setMade(null), [path]);

  function view() {
    switch (place) {
      case null:
        return <MissingPage icon={KeyRound} list={KEY_LIST} />;
      case "list":
        return <KeyList initial={path === props.path ? props.list : null} />;
      case "new":
        return (
          <NewKey
            made={made}
            publicUrl={props.publicUrl}
            onMade={(key) => {
              setMade(key);
              announce(wordsOf(keyWords).made);
            }}
          />
        );
    }
  }

  return (
    <AdminPage page={page} place={made ? `${path}#${made.id}` : path}>
      {view()}
    </AdminPage>
  );
}
