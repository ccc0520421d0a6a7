import { Head } from "fresh/runtime";
import { TWO_FACTOR_PATH } from "@/components/auth/TwoFactorGroup.tsx";
import { safePath } from "@/core/safe_path.ts";
import type { TwoFactorView } from "@/core/two_factor/views.ts";
import TwoFactor, { type TwoFactorProps } from "@/islands/TwoFactor.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";

export const handler = define.handlers<TwoFactorProps>({
  GET: (ctx) =>
    adminPage(ctx, async (read) => ({
      view: await read<TwoFactorView>(TWO_FACTOR_PATH),
      next: safePath(ctx.url.searchParams.get("next")),
    })),
});

export default define.page<typeof handler>(function TwoFactorPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(twoFactorWords).setup.title} – Laurel`}</title>
      </Head>
      <TwoFactor {...data} />
    </>
  );
});
