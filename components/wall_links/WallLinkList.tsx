import { useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { WallLinkView } from "@/core/wall_links.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { formatMoment } from "@/components/shared/format.ts";
import { ChevronRight, Monitor, Search } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { sceneWords, wallLinkWords } from "@/words/wall_links.ts";
import { wallLinkHref } from "./place.ts";

const POLL_MILLISECONDS = 10_000;
/** From how many links on there is a search field. */
const SEARCHABLE = 6;
/** The path of the list's first page, below `/api/v1`. */
export const WALL_LINK_PATH = "/admin/wall-links?limit=200";
const ORDER = {
  keyOf: ({ id }: WallLinkView) => String(id),
  compare: (a: WallLinkView, b: WallLinkView) => b.id - a.id,
};

/** All wall links: first those that work. */
export function WallLinkList({ initial }: { initial: Page<WallLinkView> | null }) {
  const words = wordsOf(wallLinkWords);
  const list = useList<WallLinkView>(WALL_LINK_PATH, ORDER, POLL_MILLISECONDS, initial);
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const found = list.entries.filter(({ name, scenes }) =>
    [name, ...scenes.map(({ team }) => team?.name ?? words.everyone)].join("\n").toLowerCase()
      .includes(wanted)
  );
  const working = found.filter(({ state }) => state === "working");
  const over = found.filter(({ state }) => state !== "working");
  return (
    <>
      <PageHead title={words.title}>{list.entries.length > 0 && <NewLink />}</PageHead>
      <div class="page-body">
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={Monitor}
                  title={words.none}
                  words={words.noneHint}
                >
                  <NewLink />
                </Empty>
              )
              : (
                <>
                  {list.entries.length >= SEARCHABLE && (
                    <div class="list-bar">
                      <SearchInput
                        id="wall-search"
                        label={words.search}
                        placeholder={words.searchHint}
                        value={text}
                        onInput={setText}
                      />
                    </div>
                  )}
                  <p class="group-note">
                    {words.note}{" "}
                    <a class="docs-link" href="/docs/guides/privacy">{words.privacy}</a>
                  </p>
                  {found.length === 0 && (
                    <Empty
                      icon={Search}
                      title={words.noMatch}
                      words={words.noMatchHint}
                    />
                  )}
                  {working.length > 0 && (
                    <ul class="group-rows" aria-label={words.title}>
                      {working.map((one) => <Row key={one.id} one={one} />)}
                    </ul>
                  )}
                  {over.length > 0 && (
                    <section class="group-section" aria-labelledby="walls-gone">
                      <h2 id="walls-gone" class="group-title">{words.over}</h2>
                      <ul class="group-rows" aria-labelledby="walls-gone">
                        {over.map((one) => <Row key={one.id} one={one} />)}
                      </ul>
                    </section>
                  )}
                </>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function NewLink() {
  return <AddLink href={wallLinkHref({ kind: "new" })}>{wordsOf(wallLinkWords).make}</AddLink>;
}

function Row({ one }: { one: WallLinkView }) {
  const words = wordsOf(wallLinkWords);
  const { kinds, periods } = wordsOf(sceneWords);
  const [scene] = one.scenes;
  const { go } = usePage();
  return (
    <li>
      <a
        class="group-row link-row"
        href={wallLinkHref({ kind: "link", id: String(one.id) })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.name}</bdi>
          </strong>
          <span class="group-hint">
            {one.scenes.length > 1
              ? words.count(one.scenes.length)
              : scene!.kind === "board"
              ? periods[scene!.period]
              : kinds[scene!.kind]}
            {" · "}
            <bdi>
              {[...new Set(one.scenes.map(({ team }) => team?.name ?? words.everyone))].join(", ")}
            </bdi>
            {" · "}
            <Use one={one} />
          </span>
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

/** When a link was used, or why it does not work. */
export function Use({ one }: { one: WallLinkView }) {
  const words = wordsOf(wallLinkWords);
  const { timeZone } = usePage();
  if (one.revokedAt !== null) {
    return <Sentence text={words.revoked} parts={{ time: <Ago time={one.revokedAt} /> }} />;
  }
  if (one.state === "expired") {
    return <>{words.expired(formatMoment(Date.parse(one.expiresAt!), timeZone))}</>;
  }
  if (one.lastUsedAt === null) return <>{words.neverUsed}</>;
  return <Sentence text={words.lastUsed} parts={{ time: <Ago time={one.lastUsedAt} /> }} />;
}
