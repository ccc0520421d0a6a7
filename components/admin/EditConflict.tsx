import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import type { Form } from "./use_form.ts";

/**
 * What a form shows when somebody else changed the same thing since it was read. Nothing that was
 * typed is lost: the person decides whose version counts.
 */
export function EditConflict({ form, onTheirs, onMine }: {
  form: Pick<Form, "isConflict"> & Partial<Pick<Form, "holdFor">>;
  /** Reads the stored version into the form. The form is not sent before that is done. */
  onTheirs: () => unknown;
  /** Reads only the revision again, so that the next save replaces the stored version. */
  onMine: () => unknown;
}) {
  const words = wordsOf(adminWords).conflict;
  const { holdFor = (read: () => unknown) => void read() } = form;
  if (!form.isConflict) return null;
  return (
    <div class="edit-conflict" role="alert">
      <p>
        <strong>{words.title}</strong> {words.text}
      </p>
      <div class="new-buttons">
        <button type="button" class="button" onClick={() => holdFor(onTheirs)}>
          {words.theirs}
        </button>
        <button type="button" class="button" onClick={() => holdFor(onMine)}>{words.mine}</button>
      </div>
    </div>
  );
}
