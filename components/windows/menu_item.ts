/** One line of a menu. */
export type MenuItem =
  | { readonly kind: "separator" }
  /** A line of text without an action. */
  | { readonly kind: "note"; readonly label: string; readonly detail?: string }
  | {
    readonly kind: "action" | "radio" | "check";
    readonly label: string;
    readonly isChecked?: boolean;
    readonly isDisabled?: boolean;
    /** The key that does the same together with Ctrl or Command. */
    readonly shortcut?: { readonly key: string; readonly name: string };
    readonly onSelect: () => void;
  };
