/** Whether a key goes into a field, where it must do what it does in fields. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, select") ||
      (target instanceof HTMLInputElement &&
        !["radio", "checkbox", "button"].includes(target.type)));
}
