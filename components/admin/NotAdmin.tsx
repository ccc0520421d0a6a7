import { Sentence } from "@/components/shared/Sentence.tsx";
import type { Role } from "@/core/roles.ts";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { roleWords } from "@/words/roles.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { sharedWords } from "@/words/shared.ts";

/** Tells a signed-in person that a page is not for their role. */
export function NotAdmin(
  { name, role, audience = "admins" }: {
    name: string;
    role: Role;
    /** Whom the page is for. */
    audience?: "admins" | "managers";
  },
) {
  const words = wordsOf(adminWords).notForRole;
  return (
    <SmallWindow title={words.titles[audience]}>
      <p class="error-text">
        <Sentence
          text={words.text}
          parts={{ name: <bdi>{name}</bdi>, role: wordsOf(roleWords)[role] }}
        />
      </p>
      <a class="button button-primary error-home" href="/">{wordsOf(sharedWords).error.home}</a>
      <form method="post" action="/sign-out" class="mt-3">
        <button type="submit" class="button">{words.signInAgain}</button>
      </form>
    </SmallWindow>
  );
}
