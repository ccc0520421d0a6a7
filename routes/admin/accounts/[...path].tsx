import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { LIST_PATH } from "@/components/accounts/AccountList.tsx";
import { accountPlaceAt } from "@/components/accounts/place.ts";
import type { AccountView } from "@/core/auth/views.ts";
import type { Page } from "@/core/shapes.ts";
import Accounts, { type AccountsProps } from "@/islands/Accounts.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";

export const handler = define.handlers<AccountsProps>({
  GET(ctx) {
    const place = accountPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => {
      if (place.kind === "list") return { list: await read<Page<AccountView>>(LIST_PATH) };
      // Only for the status of the answer: the page reads the account itself.
      await read<AccountView>(`/admin/accounts/${encodeURIComponent(place.id)}`);
      return { list: null };
    });
  },
});

export default define.page<typeof handler>(function AccountsPage({ data }) {
  const { one, all } = wordsOf(accountWords);
  const title = accountPlaceAt(data.path)?.kind === "one" ? one : all;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Accounts {...data} />
    </>
  );
});
