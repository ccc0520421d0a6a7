import { useEffect, useRef, useState } from "preact/hooks";
import type { AdminAnswer, Refusal } from "./admin_api.ts";

/** Error messages by the name of the field; {@link WHOLE_FORM} holds what belongs to no field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

const WHOLE_FORM = "";

/** What a form sends, and what follows. */
export interface Submission<T> {
  /** What is missing or wrong before anything is sent; then nothing is sent. */
  readonly wrong?: FieldErrors;
  readonly send: () => Promise<AdminAnswer<T>>;
  readonly onDone: (data: T) => void;
  /** The errors after a refusal, where the fields that the answer names are not those of the form. */
  readonly errorsOf?: (refusal: Refusal) => FieldErrors;
}

/** The state of a form. */
export interface Form {
  readonly errors: FieldErrors;
  /** What is wrong and belongs to no field. */
  readonly error: string | null;
  /** Whether somebody else changed the same thing since it was read; see `EditConflict`. */
  readonly isConflict: boolean;
  readonly isBusy: boolean;
  /** Sends the form, once at a time, and shows what is wrong. Nothing that was typed is lost. */
  submit<T>(event: Event, submission: Submission<T>): Promise<void>;
  /** Sends nothing until `read` is done: what is sent depends on what it reads. */
  holdFor(read: () => unknown): void;
  /** Forgets the errors. */
  clear(): void;
}

/**
 * Sends a form and shows errors: at their fields until these change, with the focus on the first, and
 * below the form what belongs to no field. A form of one field shows everything there.
 * @param fields the ids of the controls by the name of the field, in the order of the form
 */
export function useForm(fields: Readonly<Record<string, string>>): Form {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [isBusy, setBusy] = useState(false);
  const [isConflict, setConflict] = useState(false);
  // A second click may come before the form is drawn as busy.
  const isSending = useRef(false);

  useEffect(() => {
    if (!Object.keys(errors).some((name) => name in fields)) return;
    // An error says what is wrong with a value, so it goes as soon as the value changes.
    const forget = ({ target }: Event) => {
      const name = Object.keys(fields).find((one) => fields[one] === (target as Element).id);
      if (name === undefined) return;
      setErrors((old) => Object.fromEntries(Object.entries(old).filter(([one]) => one !== name)));
    };
    addEventListener("input", forget);
    return () => removeEventListener("input", forget);
  }, [errors]);

  function show(wrong: FieldErrors) {
    setErrors(wrong);
    const first = Object.keys(fields).find((name) => wrong[name] !== undefined);
    if (first !== undefined) document.getElementById(fields[first]!)?.focus();
  }

  async function submit<T>(event: Event, { wrong = {}, send, onDone, errorsOf }: Submission<T>) {
    event.preventDefault();
    if (isSending.current) return;
    show(wrong);
    if (Object.keys(wrong).length > 0) return;
    isSending.current = true;
    setBusy(true);
    const answer = await send();
    isSending.current = false;
    setBusy(false);
    const isOutdated = !answer.ok && answer.code === "edit_conflict";
    setConflict(isOutdated);
    if (answer.ok) return onDone(answer.data);
    // `EditConflict` says it, and what can be done.
    if (isOutdated) return show({});
    show(errorsOf?.(answer) ?? errorsAtFields(answer, Object.keys(fields)));
  }

  return {
    errors,
    error: errors[WHOLE_FORM] ?? null,
    isConflict,
    isBusy,
    submit,
    async holdFor(read) {
      if (isSending.current) return;
      isSending.current = true;
      setBusy(true);
      try {
        await read();
      } finally {
        isSending.current = false;
        setBusy(false);
      }
    },
    clear: () => {
      setErrors({});
      setConflict(false);
    },
  };
}

/**
 * Returns the errors of a refusal by the name of the field. An error of a part, such as `teams.0`,
 * is one of its field.
 */
export function errorsAtFields(
  { fields, message }: Pick<Refusal, "fields" | "message">,
  names: readonly string[],
): FieldErrors {
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(fields)) {
    const name = names.find((one) => path === one || path.startsWith(`${one}.`));
    if (name === undefined) errors[WHOLE_FORM] = message;
    else errors[name] ??= text;
  }
  if (Object.keys(errors).length === 0) {
    errors[names.length === 1 ? names[0]! : WHOLE_FORM] = message;
  }
  return errors;
}
