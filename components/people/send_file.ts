import type { PeopleImportView } from "@/core/agents/people_file.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { sendCsv } from "@/components/admin/send_csv.ts";

/** Sends a file of people, for a preview or to import it. Never throws. */
export function sendPeople(
  file: Blob,
  how: { readonly isPreview: boolean; readonly createTeams: boolean },
): Promise<AdminAnswer<PeopleImportView>> {
  const query = `isPreview=${how.isPreview}&createTeams=${how.createTeams}`;
  return sendCsv<PeopleImportView>(`/admin/agents/import?${query}`, file);
}
