import { useState } from "preact/hooks";
import { Group, Row } from "@/components/admin/Group.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { CircleCheck } from "@/components/shared/icons.ts";
import type { TwoFactorSetup, TwoFactorView } from "@/core/two_factor/views.ts";
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
  const remote = useRemote<TwoFactorView>(TWO_FACTOR_PATH, { initial });
  const [step, setStep] = useState<Step | null>(null);

  function finish(isOn: boolean, words: string) {
    announce(words);
    remote.update((view) => ({ ...view, isOn, recoveryCodesLeft: isOn ? 10 : 0 }));
    onChanged?.(isOn);
  }

  function showCodes(codes: readonly string[], words: string) {
    setStep({ name: "codes", codes });
    finish(true, words);
  }

  return (
    <Group
      id="two-factor"
      title="Two-factor"
      note="After your password, Laurel asks for a code of an app on your phone, so a stolen password is not enough."
    >
      <RemoteView remote={remote}>
        {(view) => {
          switch (step?.name) {
            case undefined:
              return <State view={view} onStep={(name) => setStep({ name })} />;
            case "start":
              return (
                <PasswordForm
                  words="Enter your password to set up two-factor."
                  action="Continue"
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
                  onDone={({ recoveryCodes }) => showCodes(recoveryCodes, "Two-factor is on.")}
                />
              );
            case "renew":
              return (
                <PasswordForm
                  words="Enter your password to make new recovery codes. The old ones stop working."
                  action="Make New Codes"
                  path={`${TWO_FACTOR_PATH}/recovery-codes`}
                  onCancel={() => setStep(null)}
                  onDone={({ recoveryCodes }: { recoveryCodes: string[] }) =>
                    showCodes(recoveryCodes, "The new recovery codes are here.")}
                />
              );
            case "turn-off":
              return (
                <PasswordForm
                  words="Enter your password to turn two-factor off. Your password alone then signs you in."
                  action="Turn Off"
                  isDanger
                  path={`${TWO_FACTOR_PATH}/turn-off`}
                  onCancel={() => setStep(null)}
                  onDone={() => {
                    setStep(null);
                    finish(false, "Two-factor is off.");
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
  if (!view.hasPassword) {
    return (
      <Row
        label="Your provider takes care of it"
        hint="You sign in with a provider and have no password here. Turn on its own second step there."
      />
    );
  }
  if (!view.isOn) {
    return (
      <Row
        label="Off"
        hint={view.isDemanded
          ? "Your organization demands two-factor of admins."
          : "You need an authenticator app, such as the one of your phone's password manager."}
      >
        <button type="button" class="button button-primary" onClick={() => onStep("start")}>
          Set Up…
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
            On
          </span>
        }
        hint="Signing in with your password asks for a code."
      >
        <button type="button" class="button" onClick={() => onStep("turn-off")}>Turn Off…</button>
      </Row>
      <Row
        label="Recovery codes"
        hint={left === 0
          ? "None is left. Make new ones, in case you lose your phone."
          : `${left} ${left === 1 ? "is" : "are"} left, in case you lose your phone.`}
      >
        <button type="button" class="button" onClick={() => onStep("renew")}>New Codes…</button>
      </Row>
    </>
  );
}
