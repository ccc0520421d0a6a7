import type { AccountView } from "@/core/auth/views.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { PersonalData } from "@/components/personal_data/PersonalData.tsx";
import { UserRound } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";
import { AccountGroup } from "./AccountGroup.tsx";
import { ACCOUNT_LIST } from "./place.ts";

/** One account. */
export function AccountPage({ id }: { id: string }) {
  const words = wordsOf(accountWords);
  const { go } = usePage();
  const account = useRemote<AccountView>(`/admin/accounts/${encodeURIComponent(id)}`);
  if (account.isMissing) {
    return <MissingPage icon={UserRound} noun={words.noun} list={ACCOUNT_LIST} />;
  }
  return (
    <>
      <PageHead
        title={account.data?.name ?? words.one}
        back={{ ...ACCOUNT_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <AccountGroup userId={id} onChanged={account.reload} />
        <PersonalData who={{ account: id }} />
      </div>
    </>
  );
}
