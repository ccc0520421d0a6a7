import { useState } from "preact/hooks";
import type { FirstSteps } from "@/core/first_steps.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { PublicAddressWarning } from "@/components/admin/PublicAddressWarning.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { firstStepWords } from "@/words/first_steps.ts";
import { SampleData } from "./SampleData.tsx";
import { StepRow } from "./StepRow.tsx";
import { STEPS } from "./steps.ts";

const POLL_MILLISECONDS = 2_000;

/** The checklist of a new installation. It ticks itself while it is open. */
export function FirstStepsPage(
  { initial, privateAddress }: {
    initial: FirstSteps | null;
    /** The address of Laurel, when only its own machine or network reaches it; null otherwise. */
    privateAddress: string | null;
  },
) {
  const words = wordsOf(firstStepWords);
  const { announce } = usePage();
  const remote = useRemote<FirstSteps>("/admin/first-steps", {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  return (
    <>
      <PageHead title={words.title} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(steps) => {
            const left = STEPS.filter(({ id }) => !steps.done[id]);
            return (
              <>
                <section class="group-section" aria-labelledby="first-steps">
                  <h2 id="first-steps" class="group-title">{words.steps}</h2>
                  <p class="group-note">
                    {left.length === 0
                      ? words.allDone
                      : words.progress(STEPS.length - left.length, STEPS.length)}
                  </p>
                  <ol class="group-rows" aria-labelledby="first-steps">
                    {STEPS.map((step) => (
                      <StepRow
                        key={step.id}
                        step={step}
                        isDone={steps.done[step.id]}
                        isNext={left[0]?.id === step.id}
                      />
                    ))}
                  </ol>
                </section>
                <PublicAddressWarning id="public-address" address={privateAddress} />
                <SampleData
                  isThere={steps.sample === "some"}
                  canAdd={!steps.done.points}
                  onChanged={(text) => {
                    announce(text);
                    remote.reload();
                  }}
                />
                <Dismiss steps={steps} onChanged={() => remote.reload()} />
              </>
            );
          }}
        </RemoteView>
      </div>
    </>
  );
}

/** Closes the list, or brings it back. */
function Dismiss({ steps, onChanged }: { steps: FirstSteps; onChanged: () => void }) {
  const words = wordsOf(firstStepWords);
  const [error, setError] = useState<string | null>(null);
  const { isDismissed } = steps;
  async function change() {
    const answer = await ask("PATCH", "/admin/first-steps", { isDismissed: !isDismissed });
    setError(answer.ok ? null : answer.message);
    onChanged();
  }
  return (
    <Group id="first-steps-list" title={words.list}>
      <Row
        label={isDismissed ? words.closed : words.close}
        error={error && <p class="form-error" role="alert">{error}</p>}
      >
        <button type="button" class="button" onClick={change}>
          {isDismissed ? words.showAgain : words.closeAction}
        </button>
      </Row>
    </Group>
  );
}
