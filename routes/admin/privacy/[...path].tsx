import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { privacyPlaceAt } from "@/components/privacy/place.ts";
import { type Periods, RETENTION_PATH } from "@/components/privacy/PrivacyPage.tsx";
import Privacy, { type PrivacyProps } from "@/islands/Privacy.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords } from "@/words/privacy.ts";

export const handler = define.handlers<PrivacyProps>({
  GET(ctx) {
    const place = privacyPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      periods: place.kind === "overview" ? await read<Periods>(RETENTION_PATH) : null,
    }));
  },
});

export default define.page<typeof handler>(function PrivacyRoute({ data }) {
  const words = wordsOf(privacyWords);
  const title = privacyPlaceAt(data.path)?.kind === "erase" ? words.erase.title : words.title;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Privacy {...data} />
    </>
  );
});
