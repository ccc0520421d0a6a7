import type { AccountView } from "@/core/auth/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AccountList } from "@/components/accounts/AccountList.tsx";
import { AccountPage } from "@/components/accounts/AccountPage.tsx";
import { ACCOUNT_LIST, accountPlaceAt } from "@/components/accounts/place.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { UserRound } from "@/components/shared/icons.ts";

/** The props from the server. */
export interface AccountsProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly list: Page<AccountView> | null;
}

/** The pages to see and change accounts. */
export default function Accounts(props: AccountsProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = accountPlaceAt(path);

  function view() {
    if (place === null) return <MissingPage icon={UserRound} list={ACCOUNT_LIST} />;
    if (place.kind === "one") return <AccountPage key={place.id} id={place.id} />;
    return <AccountList initial={path === props.path ? props.list : null} />;
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
