import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";

/** Deactivates a person after a confirmation, or activates them again. */
export function ActiveButton({ person, path, onChanged }: {
  person: PersonView;
  path: string;
  onChanged: (person: PersonView) => void;
}) {
  const words = wordsOf(peopleWords).active;
  const { announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { name, isActive, account } = person;

  async function turn(isActive: boolean): Promise<string | null> {
    const answer = await ask<PersonView>("PATCH", path, { isActive });
    if (!answer.ok) return answer.message;
    onChanged(answer.data);
    announce(isActive ? words.activated(name) : words.deactivated(name));
    return null;
  }

  async function activate() {
    if (isBusy) return;
    setBusy(true);
    setError(await turn(true));
    setBusy(false);
  }

  if (!isActive) {
    return (
      <Row
        label={words.again}
        hint={account ? words.againHintAccount : words.againHint}
        error={error && <span class="form-error" role="alert">{error}</span>}
      >
        <button type="button" class="button" aria-disabled={isBusy} onClick={activate}>
          {words.activate}
        </button>
      </Row>
    );
  }
  return (
    <Row label={words.title} hint={words.hint}>
      <ConfirmButton
        label={words.button}
        title={<Sentence text={words.question} parts={{ person: <bdi>{name}</bdi> }} />}
        action={words.title}
        isDanger
        onConfirm={() => turn(false)}
      >
        {account ? words.meansAccount : words.means}
      </ConfirmButton>
    </Row>
  );
}
