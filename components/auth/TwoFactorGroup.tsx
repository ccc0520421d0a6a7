import { useState } from "preact/hooks";
import { Group, Row } from "@/components/admin/Group.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { CircleCheck } from "@/components/shared/page_icons.ts";
import type { TwoFactorSetup, TwoFactorView } from "@/core/two_factor/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";
import { PasswordForm } from "./PasswordForm.tsx";
import { RecoveryCodeList } from "./RecoveryCodeList.tsx";
import { ScanForm } from "./ScanForm.tsx";

/** The path of the API. */
export const TWO_FACTOR_PATH = "/me/two-factor";

/** What the group shows instead of its normal rows. */
type Step =
  | { readonly name: "start" | "renew" | "turn-off" }
  | { readonly name: "scan"; readonly setup: TwoFactorSetup }
  | { readonly name: "codes"; readonly codes: readonly string[] };

/** The settings of a person's own two-factor: turn it on, new recovery codes, turn it off. */
export function TwoFactorGroup(
  { initial, announce, onChanged }: {
    /** The state, if the server rendered with it. */
    initial: TwoFactorView | null;
    /** Announces a text to screen readers. */
    announce: (text: string) => void;
    onChanged?: (isOn: boolean) => void;
  },
) {
  const words = wordsOf(twoFactorWords).setup;
  const remote = useRemote<TwoFactorView>(TWO_FACTOR_PATH, { initial });
  const [step, setStep] = useState<Step | null>(null);

  function finish(isOn: boolean, text: string) {
    announce(text);
    remote.update((view) => ({ ...view, isOn, recoveryCodesLeft: isOn ? 10 : 0 }));
    onChanged?.(isOn);
  }

  function showCodes(codes: readonly string[], text: string) {
    setStep({ name: "codes", codes });
    finish(true, text);
  }

  return (
    <Group
      id="two-factor"
      title={words.title}
      note={words.note}
    >
      <RemoteView remote={remote}>
        {(view) => {
          switch (step?.name) {
            case undefined:
              return <State view={view} onStep={(name) => setStep({ name })} />;
            case "start":
              return (
                <PasswordForm
                  words={words.setUp.password}
                  action={words.continue}
                  path={TWO_FACTOR_PATH}
                  onCancel={() => setStep(null)}
                  onDone={(setup: TwoFactorSetup) => setStep({ name: "scan", setup })}
                />
              );
            case "scan":
              return (
                <ScanForm
                  setup={step.setup}
                  onCancel={() => setStep(null)}
                  onDone={({ recoveryCodes }) => showCodes(recoveryCodes, words.setUp.done)}
                />
              );
            case "renew":
              return (
                <PasswordForm
                  words={words.renew.password}
                  action={words.renew.action}
                  path={`${TWO_FACTOR_PATH}/recovery-codes`}
                  onCancel={() => setStep(null)}
                  onDone={({ recoveryCodes }: { recoveryCodes: string[] }) =>
                    showCodes(recoveryCodes, words.renew.done)}
                />
              );
            case "turn-off":
              return (
                <PasswordForm
                  words={words.turnOff.password}
                  action={words.turnOff.action}
                  isDanger
                  path={`${TWO_FACTOR_PATH}/turn-off`}
                  onCancel={() => setStep(null)}
                  onDone={() => {
                    setStep(null);
                    finish(false, words.turnOff.done);
                  }}
                />
              );
            case "codes":
              return <RecoveryCodeList codes={step.codes} onDone={() => setStep(null)} />;
          }
        }}
      </RemoteView>
    </Group>
  );
}

function State(
  { view, onStep }: {
    view: TwoFactorView;
    onStep: (name: "start" | "renew" | "turn-off") => void;
  },
) {
  const words = wordsOf(twoFactorWords).setup;
  if (!view.hasPassword) {
    return (
      <Row
        label={words.provider}
        hint={words.providerHint}
      />
    );
  }
  if (!view.isOn) {
    return (
      <Row
        label={words.off}
        hint={view.isDemanded ? words.demanded : words.offHint}
      >
        <button type="button" class="button button-primary" onClick={() => onStep("start")}>
          {words.setUp.action}
        </button>
      </Row>
    );
  }
  const left = view.recoveryCodesLeft;
  return (
    <>
      <Row
        label={
          <span class="two-factor-on">
            <CircleCheck size={15} />
            {words.on}
          </span>
        }
        hint={words.onHint}
      >
        <button type="button" class="button" onClick={() => onStep("turn-off")}>
          {words.turnOff.button}
        </button>
      </Row>
      <Row
        label={words.codes}
        hint={words.codesLeft(left)}
      >
        <button type="button" class="button" onClick={() => onStep("renew")}>
          {words.newCodes}
        </button>
      </Row>
    </>
  );
}
