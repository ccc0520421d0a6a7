import { useEffect, useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { MadeWallLinkView, WallLinkView } from "@/core/wall_links.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { Monitor } from "@/components/shared/page_icons.ts";
import { NewWallLink } from "@/components/wall_links/NewWallLink.tsx";
import { WALL_LINK_LIST, wallLinkPlaceAt } from "@/components/wall_links/place.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import { WallLinkList } from "@/components/wall_links/WallLinkList.tsx";
import { WallLinkPage } from "@/components/wall_links/WallLinkPage.tsx";

/** The props from the server. Data is null when it could not be read. */
export interface WallLinksProps extends AdminPageProps {
  readonly list: Page<WallLinkView> | null;
  readonly link: WallLinkView | null;
}

/** The pages to make, change and revoke wall links. */
export default function WallLinks(props: WallLinksProps) {
  const page = useAdminPage(props, 5_000);
  const { path, announce } = page;
  const [made, setMade] = useState<MadeWallLinkView | null>(null);
  const place = wallLinkPlaceAt(path);
  const isFirst = path === props.path;
  // Forget the address when the person leaves its page: it is shown only once.
  useEffect(() => setMade(null), [path]);

  function view() {
    switch (place?.kind) {
      case undefined:
        return (
          <MissingPage
            icon={Monitor}
            noun={wordsOf(wallLinkWords).nouns.page}
            list={WALL_LINK_LIST}
          />
        );
      case "list":
        return <WallLinkList initial={isFirst ? props.list : null} />;
      case "new":
        return (
          <NewWallLink
            made={made}
            onMade={(link) => {
              setMade(link);
              announce(wordsOf(wallLinkWords).made);
            }}
          />
        );
      case "link":
        return <WallLinkPage key={place.id} id={place.id} initial={isFirst ? props.link : null} />;
    }
  }

  return <AdminPage page={page} place={made ? `${path}#${made.id}` : path}>{view()}</AdminPage>;
}
