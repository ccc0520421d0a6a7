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
import { ChevronRight } from "@/components/shared/icons.ts";
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
  const { go } = usePage();
  const poll = { everyMilliseconds: POLL_MILLISECONDS };
  const allVersions = useRemote<Versions>(VERSIONS_PATH, { ...poll, initial: versions });
  const allDrafts = useRemote<Drafts>(DRAFTS_PATH, { ...poll, initial: drafts });
  return (
    <>
      <PageHead title="Rules">
        <AddLink href={ruleHref({ kind: "new" })}>New Draft</AddLink>
      </PageHead>
      <div class="page-body">
        <section class="group-section" aria-labelledby="drafts-title">
          <h2 id="drafts-title" class="group-title">Drafts</h2>
          <RemoteView remote={allDrafts}>
            {({ entries }) =>
              entries.length === 0
                ? (
                  <p class="group-note">
                    No draft is open. Make one to change what work pays: it decides nothing until
                    you publish it, and shows beforehand who would gain and lose.
                  </p>
                )
                : (
                  <ul class="group-rows" aria-label="Drafts">
                    {entries.map((draft) => <DraftRow key={draft.id} draft={draft} />)}
                  </ul>
                )}
          </RemoteView>
        </section>
        <section class="group-section" aria-labelledby="versions-title">
          <h2 id="versions-title" class="group-title">Versions</h2>
          <p class="group-note">
            A version never changes. Work is scored by the version that is in force at its time.
          </p>
          <RemoteView remote={allVersions}>
            {({ entries }) => <VersionList entries={entries} />}
          </RemoteView>
        </section>
        <section class="group-section" aria-label="More">
          <ul class="group-rows">
            <li>
              <a
                class="group-row link-row"
                href={RECALCULATION_LIST.href}
                onClick={follow(go)}
              >
                <span class="group-label">
                  <strong>Recalculations</strong>
                  <span class="group-hint">
                    Score a past period again under another version: first a dry run, then for real.
                  </span>
                </span>
                <ChevronRight size={16} />
              </a>
            </li>
            <li>
              <a class="group-row link-row" href={historyHref("rules")}>
                <span class="group-label">
                  <strong>Who Changed the Rules</strong>
                  <span class="group-hint">The audit log of what was published and withdrawn.</span>
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
          label="Search versions"
          placeholder="Search by number, note or person"
          value={search}
          onInput={setSearch}
        />
      )}
      {shown.length === 0
        ? <p class="group-note">No version fits “{search}”.</p>
        : (
          <ul class="group-rows" aria-label="Versions">
            {shown.map((set) => <VersionRow key={set.version} set={set} />)}
          </ul>
        )}
      {shown.length < found.length && (
        <div class="more">
          <button type="button" class="button" onClick={() => setLong(true)}>
            Show All {found.length}
          </button>
        </div>
      )}
    </>
  );
}

function DraftRow({ draft: { id, name, note, basedOn, changedBy, changedAt } }: {
  draft: RuleDraftInfoView;
}) {
  const { go } = usePage();
  return (
    <li>
      <a class="group-row link-row" href={ruleHref({ kind: "draft", id })} onClick={follow(go)}>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint">
            {basedOn !== null && `from version ${basedOn} · `}
            changed <Ago time={changedAt} /> by <bdi>{changedBy.name}</bdi>
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
            Version {version}
            {note !== "" && (
              <>
                {": "}
                <bdi>{note}</bdi>
              </>
            )}
          </strong>
          <span class="group-hint">
            <Effective set={set} /> · published <Ago time={createdAt} />
            {publishedBy !== null && (
              <>
                {" by "}
                <bdi>{publishedBy.name}</bdi>
              </>
            )}
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
  if (withdrawn !== null) {
    return (
      <>
        was to begin <Moment time={withdrawn.from} />
      </>
    );
  }
  if (effectiveFrom === null) return <>only for recalculations</>;
  return (
    <>
      {Date.parse(effectiveFrom) === 0 ? "from the beginning" : (
        <>
          from <Moment time={effectiveFrom} />
        </>
      )}
      {effectiveUntil !== null && (
        <>
          {" "}
          until <Moment time={effectiveUntil} />
        </>
      )}
    </>
  );
}
