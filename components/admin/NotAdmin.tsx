import { SmallWindow } from "@/components/shared/SmallWindow.tsx";

/** Tells a signed-in person that a page is not for their role. */
export function NotAdmin(
  { name, role, audience = "admins" }: {
    name: string;
    role: string;
    /** Whom the page is for. */
    audience?: "admins" | "managers";
  },
) {
  return (
    <SmallWindow title={`This is for ${audience}`}>
      <p class="error-text">
        You are signed in as <bdi>{name}</bdi>, and your role is{" "}
        {role}. An admin can do what you came for, or change your role.
      </p>
      <a class="button button-primary error-home" href="/">Back to my desk</a>
      <form method="post" action="/sign-out" class="mt-3">
        <button type="submit" class="button">Sign in as somebody else</button>
      </form>
    </SmallWindow>
  );
}
