import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AccountView } from "@/core/auth/views.ts";
import { type Role, ROLES } from "@/core/roles.ts";
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
import { UserRound } from "@/components/shared/icons.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";
import { roleWords } from "@/words/roles.ts";
import { accountHref } from "./place.ts";

const POLL_MILLISECONDS = 10_000;
/** The path of the list's first page, below `/api/v1`. */
export const LIST_PATH = "/admin/accounts?limit=50";
const ORDER = {
  keyOf: ({ id }: AccountView) => id,
  compare: (a: AccountView, b: AccountView) => a.email < b.email ? -1 : 1,
};

/** All accounts, with a search and a filter by role. */
export function AccountList({ initial }: { initial: Page<AccountView> | null }) {
  const words = wordsOf(accountWords);
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
      <PageHead title={words.all}>
        <ExportMenu what={words.list} files={filesOf("/admin/accounts", query.join("&"))} />
      </PageHead>
      <div class="page-body">
        <form class="list-filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <SearchInput
            id="account-search"
            label={words.search}
            placeholder={words.search}
            value={search}
            onInput={setSearch}
          />
          <div class="filter-selects">
            <FilterSelect<Role | "all">
              label={words.role}
              value={role}
              isOn={role !== "all"}
              options={[
                ["all", words.allRoles],
                ...ROLES.map((one) => [one, wordsOf(roleWords)[one]] as const),
              ]}
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
                  title={words.none}
                  words={words.noneHint}
                />
              )
              : (
                <ul class="group-rows" aria-label={words.all}>
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
  const words = wordsOf(accountWords);
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
            {one.lastSignInAt === null ? words.neverSignedIn : (
              <Sentence
                text={words.signedIn}
                parts={{ time: <Ago time={one.lastSignInAt} /> }}
              />
            )}
          </span>
        </span>
        <span class="badge" data-tone={one.isActive ? undefined : "warning"}>
          {one.isActive ? wordsOf(roleWords)[one.role] : words.deactivated}
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
