import type { LeaveView } from "@/core/leave.ts";
import type { WorkingDaysView } from "@/core/profile.ts";
import type { Page } from "@/core/shapes.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";
import { LeaveForm } from "./LeaveForm.tsx";
import { OwnLeave } from "./OwnLeave.tsx";
import { WorkingDaysGroup } from "./WorkingDaysGroup.tsx";

/** The path of a person's own leave, below `/api/v1`. */
export const OWN_LEAVE_PATH = "/me/leave?limit=50";
export const WORKING_DAYS_PATH = "/me/working-days";

/** A decision appears on the open page within this time. */
const POLL_MILLISECONDS = 10_000;
const ORDER = {
  keyOf: ({ id }: LeaveView) => String(id),
  compare: (a: LeaveView, b: LeaveView) =>
    a.first === b.first ? b.id - a.id : a.first < b.first ? 1 : -1,
};

/** When the person works, and the leave that they ask for. */
export function LeavePane({ isAgent, days, leave }: {
  isAgent: boolean;
  days: WorkingDaysView | null;
  leave: Page<LeaveView> | null;
}) {
  const workingDays = useRemote<WorkingDaysView>(WORKING_DAYS_PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial: days,
  });
  const list = useList<LeaveView>(OWN_LEAVE_PATH, ORDER, POLL_MILLISECONDS, leave);
  const reload = () => {
    list.remote.reload();
    workingDays.reload();
  };
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.leave} />
      <div class="page-body">
        <RemoteView remote={workingDays}>
          {(view) => (
            <>
              <WorkingDaysGroup view={view} />
              {isAgent && <LeaveForm view={view} onAsked={reload} />}
            </>
          )}
        </RemoteView>
        {isAgent && <OwnLeave list={list} onChanged={reload} />}
      </div>
    </>
  );
}
