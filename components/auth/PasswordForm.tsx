import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { twoFactorWords } from "@/words/two_factor.ts";
import { OneFieldForm } from "./OneFieldForm.tsx";

/** Asks for the own password, and sends it to the API. */
export function PasswordForm<Result>({ words, ...form }: {
  /** What the password is asked for. */
  words: string;
  action: string;
  /** The API path that the password is posted to. */
  path: string;
  isDanger?: boolean;
  onDone: (result: Result) => void;
  onCancel: () => void;
}) {
  return (
    <OneFieldForm
      field={{
        name: "password",
        id: "own-password",
        label: wordsOf(authWords).password,
        type: "password",
        autocomplete: "current-password",
        maxLength: 128,
        class: "input",
        missing: wordsOf(twoFactorWords).setup.missingPassword,
      }}
      {...form}
    >
      <p>{words}</p>
    </OneFieldForm>
  );
}
