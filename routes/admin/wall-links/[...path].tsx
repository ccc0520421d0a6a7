import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import type { WallLinkView } from "@/core/wall_links.ts";
import { wallLinkPlaceAt } from "@/components/wall_links/place.ts";
import { WALL_LINK_PATH } from "@/components/wall_links/WallLinkList.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import WallLinks, { type WallLinksProps } from "@/islands/WallLinks.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";

export const handler = define.handlers<WallLinksProps>({
  GET(ctx) {
    const place = wallLinkPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list" ? await read<Page<WallLinkView>>(WALL_LINK_PATH) : null,
      link: place.kind === "link"
        ? await read<WallLinkView>(`/admin/wall-links/${place.id}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function WallLinksPage({ data }) {
  const kind = wallLinkPlaceAt(data.path)?.kind;
  const words = wordsOf(wallLinkWords);
  const title = data.link?.name ?? (kind === "new" ? words.newTitle : words.title);
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <WallLinks {...data} />
    </>
  );
});
