import { useState } from "preact/hooks";
import type { AccountView } from "@/core/auth/views.ts";
import { type Role, ROLE_NAMES } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { ChevronRight, UserRound } from "@/components/shared/icons.ts";
import { accountHref } from "./place.ts";

const POLL_MILLISECONDS = 10_000;
/** The path of the list's first page, below `/api/v1`. */
export const LIST_PATH = "/admin/accounts?limit=50";
const ORDER = {
  keyOf: ({ id }: AccountView) => id,
  compare: (a: AccountView, b: AccountView) => a.email < b.email ? -1 : 1,
};

const ROLE_OPTIONS: readonly (readonly [Role | "all", string])[] = [
  ["all", "All roles"],
  ...Object.entries(ROLE_NAMES) as [Role, string][],
];

/** All accounts, with a search and a filter by role. */
export function AccountList({ initial }: { initial: Page<AccountView> | null }) {
  const [search, setSearch] = useState("");
  const [role, setRole] = useState<Role | "all">("all");
  const settled = useSettled(search.trim());
  const query = [
    ...(settled === "" ? [] : [`q=${encodeURIComponent(settled)}`]),
    ...(role === "all" ? [] : [`role=${role}`]),
  ];
  const path = [LIST_PATH, ...query].join("&");
  const isFirst = query.length === 0;
  const list = useList<AccountView>(path, ORDER, POLL_MILLISECONDS, isFirst ? initial : null);
  return (
    <>
      <PageHead title="Accounts">
        <ExportMenu what="accounts" files={filesOf("/admin/accounts", query.join("&"))} />
      </PageHead>
      <div class="page-body">
        <form class="list-filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <SearchInput
            id="account-search"
            label="Search by name or e-mail"
            placeholder="Search by name or e-mail"
            value={search}
            onInput={setSearch}
          />
          <div class="filter-selects">
            <FilterSelect
              label="Role"
              value={role}
              isOn={role !== "all"}
              options={ROLE_OPTIONS}
              onChange={setRole}
            />
          </div>
        </form>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={UserRound}
                  title="Nobody is found"
                  words="Another part of the name or e-mail, or another role, may find somebody."
                />
              )
              : (
                <ul class="group-rows" aria-label="Accounts">
                  {list.entries.map((one) => <AccountRow key={one.id} one={one} />)}
                </ul>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function AccountRow({ one }: { one: AccountView }) {
  const { go } = usePage();
  return (
    <li>
      <a class="group-row link-row" href={accountHref(one.id)} onClick={follow(go)}>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.name}</bdi>
          </strong>
          <span class="group-hint">
            <bdi>{one.email}</bdi>
            {" · "}
            {one.lastSignInAt === null ? "never signed in" : (
              <>
                signed in <Ago time={one.lastSignInAt} />
              </>
            )}
          </span>
        </span>
        <span class="badge" data-tone={one.isActive ? undefined : "warning"}>
          {one.isActive ? ROLE_NAMES[one.role] : "Deactivated"}
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
