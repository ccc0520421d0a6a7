import type { AuditAction, AuditEntry } from "@/core/audit.ts";
import type { Page } from "@/core/shapes.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { ScrollText } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";
import { AuditFilterBar } from "./AuditFilterBar.tsx";
import { AuditRow } from "./AuditRow.tsx";
import { type AuditFilters, auditPath, filtersOf, queryOf } from "./filters.ts";
import { useFilters } from "./use_filters.ts";

const POLL_MILLISECONDS = 5_000;
const NEWEST_FIRST = {
  keyOf: ({ id }: AuditEntry) => String(id),
  compare: (a: AuditEntry, b: AuditEntry) => b.id - a.id,
};

/** All administrative acts, newest first, with filters that are in the address. */
export function AuditLog({ search, initial, actions }: {
  /** The query of the address that the server answered. */
  search: string;
  initial: Page<AuditEntry> | null;
  actions: readonly AuditAction[];
}) {
  const words = wordsOf(auditWords);
  const { filters, change } = useFilters(search);
  const path = auditPath(filters);
  const isFirst = queryOf(filters) === queryOf(filtersOf(search));
  const list = useList<AuditEntry>(path, NEWEST_FIRST, POLL_MILLISECONDS, isFirst ? initial : null);
  const query = queryOf(filters);

  /** Shows other acts; the row with the button that asked for them may be gone. */
  function show(some: Partial<AuditFilters>) {
    change(some);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }

  return (
    <>
      <PageHead title={words.title}>
        <ExportMenu what={words.theLog} files={filesOf("/admin/audit", query)} />
      </PageHead>
      <div class="page-body">
        <p class="group-note audit-note">{words.note}</p>
        <AuditFilterBar filters={filters} actions={actions} onChange={change} />
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? <NoActs isFiltered={query !== ""} />
              : (
                <ol class="group-rows" aria-label={words.acts}>
                  {list.entries.map((entry) => (
                    <AuditRow key={entry.id} entry={entry} onFilter={show} />
                  ))}
                </ol>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function NoActs({ isFiltered }: { isFiltered: boolean }) {
  const words = wordsOf(auditWords);
  if (!isFiltered) {
    return (
      <Empty
        icon={ScrollText}
        title={words.none}
        words={words.noneHint}
      />
    );
  }
  return <Empty icon={ScrollText} title={words.noMatch} words={words.noMatchHint} />;
}
