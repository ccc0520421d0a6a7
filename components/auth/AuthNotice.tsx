import { SmallWindow } from "@/components/shared/SmallWindow.tsx";

/** A page that says what happened, and leads on. */
export function AuthNotice(
  { title, text, action }: {
    title: string;
    text: string;
    action: { readonly href: string; readonly label: string } | null;
  },
) {
  return (
    <SmallWindow title={title}>
      <p class="error-text">{text}</p>
      {action && <a class="button button-primary error-home" href={action.href}>{action.label}</a>}
    </SmallWindow>
  );
}
