import { useEffect, useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { KeyList } from "@/components/keys/KeyList.tsx";
import { NewKey } from "@/components/keys/NewKey.tsx";
import { placeAt } from "@/components/keys/place.ts";
import type { KeyView, MadeKeyView } from "@/core/keys.ts";

/** What the server draws the page with. */
export interface KeysProps extends AdminPageProps {
  /** Where Laurel is, without a slash at the end; null when that is where the page is. */
  readonly publicUrl: string | null;
  /** Null where it could not be read. */
  readonly list: Page<KeyView> | null;
}

/** Makes, lists and revokes the keys that integrations carry. */
export default function Keys(props: KeysProps) {
  const page = useAdminPage(props, 5_000);
  const { path, announce } = page;
  const [made, setMade] = useState<MadeKeyView | null>(null);
  const place = placeAt(path);
  // Whoever leaves has seen it.
  useEffect(() => setMade(null), [path]);

  function view() {
    switch (place) {
      case null:
        return <PageHead title="There is nothing here" />;
      case "list":
        return <KeyList initial={path === props.path ? props.list : null} />;
      case "new":
        return (
          <NewKey
            made={made}
            publicUrl={props.publicUrl}
            onMade={(key) => {
              setMade(key);
              announce("The key is made. Copy it now: it is not shown again.");
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
