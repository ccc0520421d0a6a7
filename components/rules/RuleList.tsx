import type { RuleDraftInfoView } from "@/core/rules/draft_views.ts";
import type { RuleSetInfoView } from "@/core/rules/views.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { SearchInput } from "@/components/admin/ListFilters.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { rulesWords } from "@/words/rules.ts";
import { useState } from "preact/hooks";
import { RECALCULATION_LIST, ruleHref } from "./place.ts";
import { Moment } from "./Moment.tsx";
import { stateTone, stateWords } from "./words.ts";

const POLL_MILLISECONDS = 10_000;
/** The paths of the lists, below `/api/v1`. */
export const VERSIONS_PATH = "/admin/rules";
export const DRAFTS_PATH = "/admin/rule-drafts";
const SHOWN = 20;

export type Versions = { readonly entries: readonly RuleSetInfoView[] };
export type Drafts = { readonly entries: readonly RuleDraftInfoView[] };

/** The drafts and the versions of the rules. */
export function RuleList(
  { versions, drafts }: { versions: Versions | null; drafts: Drafts | null },
) {
  const words = wordsOf(rulesWords);
  const { go } = usePage();
  const poll = { everyMilliseconds: POLL_MILLISECONDS };
  const allVersions = useRemote<Versions>(VERSIONS_PATH, { ...poll, initial: versions });
  const allDrafts = useRemote<Drafts>(DRAFTS_PATH, { ...poll, initial: drafts });
  return (
    <>
      <PageHead title={words.all}>
        <AddLink href={ruleHref({ kind: "new" })}>{words.newDraft.add}</AddLink>
      </PageHead>
      <div class="page-body">
        <section class="group-section" aria-labelledby="drafts-title">
          <h2 id="drafts-title" class="group-title">{words.drafts}</h2>
          <RemoteView remote={allDrafts}>
            {({ entries }) =>
              entries.length === 0
                ? <p class="group-note">{words.noDrafts}</p>
                : (
                  <ul class="group-rows" aria-label={words.drafts}>
                    {entries.map((draft) => <DraftRow key={draft.id} draft={draft} />)}
                  </ul>
                )}
          </RemoteView>
        </section>
        <section class="group-section" aria-labelledby="versions-title">
          <h2 id="versions-title" class="group-title">{words.versions}</h2>
          <p class="group-note">{words.versionsNote}</p>
          <RemoteView remote={allVersions}>
            {({ entries }) => <VersionList entries={entries} />}
          </RemoteView>
        </section>
        <section class="group-section" aria-label={words.more}>
          <ul class="group-rows">
            <li>
              <a
                class="group-row link-row"
                href={RECALCULATION_LIST.href}
                onClick={follow(go)}
              >
                <span class="group-label">
                  <strong>{wordsOf(recalculationWords).all}</strong>
                  <span class="group-hint">{words.recalculationsNote}</span>
                </span>
                <ChevronRight size={16} />
              </a>
            </li>
            <li>
              <a class="group-row link-row" href={historyHref("rules")}>
                <span class="group-label">
                  <strong>{words.whoChanged}</strong>
                  <span class="group-hint">{words.whoChangedNote}</span>
                </span>
                <ChevronRight size={16} />
              </a>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}

function VersionList({ entries }: Versions) {
  const words = wordsOf(rulesWords);
  const [search, setSearch] = useState("");
  const [isLong, setLong] = useState(false);
  const wanted = search.trim().toLowerCase();
  const found = entries.filter(({ version, note, state, publishedBy }) =>
    `${version} ${note} ${stateWords(state)} ${publishedBy?.name ?? ""}`.toLowerCase()
      .includes(wanted)
  );
  const shown = isLong ? found : found.slice(0, SHOWN);
  return (
    <>
      {entries.length > SHOWN / 4 && (
        <SearchInput
          id="versions-search"
          label={words.search}
          placeholder={words.searchHint}
          value={search}
          onInput={setSearch}
        />
      )}
      {shown.length === 0
        ? (
          <p class="group-note">
            <Sentence text={words.noFit} parts={{ search }} />
          </p>
        )
        : (
          <ul class="group-rows" aria-label={words.versions}>
            {shown.map((set) => <VersionRow key={set.version} set={set} />)}
          </ul>
        )}
      {shown.length < found.length && (
        <div class="more">
          <button type="button" class="button" onClick={() => setLong(true)}>
            {words.showAll(found.length)}
          </button>
        </div>
      )}
    </>
  );
}

function DraftRow({ draft: { id, name, note, basedOn, changedBy, changedAt } }: {
  draft: RuleDraftInfoView;
}) {
  const words = wordsOf(rulesWords);
  const { go } = usePage();
  return (
    <li>
      <a class="group-row link-row" href={ruleHref({ kind: "draft", id })} onClick={follow(go)}>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint">
            {basedOn !== null && words.basedOn(basedOn)}
            <Sentence
              text={words.draftChanged}
              parts={{ time: <Ago time={changedAt} />, person: <bdi>{changedBy.name}</bdi> }}
            />
            {note !== "" && (
              <>
                {" · "}
                <bdi>{note}</bdi>
              </>
            )}
          </span>
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

function VersionRow({ set }: { set: RuleSetInfoView }) {
  const words = wordsOf(rulesWords);
  const { go } = usePage();
  const { version, state, note, publishedBy, createdAt } = set;
  return (
    <li>
      <a
        class="group-row link-row"
        href={ruleHref({ kind: "version", id: version })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong>
            {words.version.title(version)}
            {note !== "" && (
              <>
                {": "}
                <bdi>{note}</bdi>
              </>
            )}
          </strong>
          <span class="group-hint">
            <Effective set={set} /> ·{" "}
            <Sentence
              text={publishedBy === null ? words.published : words.publishedBy}
              parts={{ time: <Ago time={createdAt} />, person: <bdi>{publishedBy?.name}</bdi> }}
            />
          </span>
        </span>
        <span class="badge rule-badge" data-tone={stateTone(state)}>{stateWords(state)}</span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

/** When a version scores, in words. */
export function Effective({ set }: { set: RuleSetInfoView }) {
  const { effectiveFrom, effectiveUntil, withdrawn } = set;
  const words = wordsOf(rulesWords).effective;
  if (withdrawn !== null) {
    return <Sentence text={words.withdrawn} parts={{ time: <Moment time={withdrawn.from} /> }} />;
  }
  if (effectiveFrom === null) return <>{words.never}</>;
  const isFirst = Date.parse(effectiveFrom) === 0;
  const text = effectiveUntil === null
    ? (isFirst ? words.beginning : words.from)
    : (isFirst ? words.beginningUntil : words.fromUntil);
  const until = effectiveUntil === null ? null : <Moment time={effectiveUntil} />;
  return <Sentence text={text} parts={{ time: <Moment time={effectiveFrom} />, until }} />;
}
