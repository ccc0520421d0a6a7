import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import { LIST_PATH } from "@/components/keys/KeyList.tsx";
import { keyPlaceAt } from "@/components/keys/place.ts";
import type { KeyView } from "@/core/keys.ts";
import Keys, { type KeysProps } from "@/islands/Keys.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";

export const handler = define.handlers<KeysProps>({
  GET(ctx) {
    const place = keyPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    const { publicUrl } = ctx.state.services.info;
    return adminPage(ctx, async (read) => ({
      publicUrl: publicUrl ?? null,
      list: place === "list" ? await read<Page<KeyView>>(LIST_PATH) : null,
    }));
  },
});

export default define.page<typeof handler>(function KeysPage({ data }) {
  const words = wordsOf(keyWords);
  const title = keyPlaceAt(data.path) === "new" ? words.new.title : words.all;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Keys {...data} />
    </>
  );
});
