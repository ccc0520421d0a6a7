import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { boostListPath } from "@/components/boosts/BoostList.tsx";
import { boostPlaceAt } from "@/components/boosts/place.ts";
import { titleOf } from "@/components/boosts/words.ts";
import type { BoostView } from "@/core/rules/views.ts";
import type { Page } from "@/core/shapes.ts";
import Boosts, { type BoostsProps } from "@/islands/Boosts.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";

export const handler = define.handlers<BoostsProps>({
  GET(ctx) {
    const place = boostPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list" ? await read<Page<BoostView>>(boostListPath()) : null,
      boost: place.kind === "boost" || place.kind === "copy"
        ? await read<BoostView>(`/admin/boosts/${place.id}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function BoostsPage({ data }) {
  const place = boostPlaceAt(data.path)!;
  const words = wordsOf(boostWords);
  const titles = {
    list: words.all,
    new: words.form.new,
    copy: words.form.new,
    boost: data.boost ? titleOf(data.boost) : words.one,
  };
  return (
    <>
      <Head>
        <title>{`${titles[place.kind]} – Laurel`}</title>
      </Head>
      <Boosts {...data} />
    </>
  );
});
