import type { ComponentChildren } from "preact";
import { Avatar } from "@/components/shared/Avatar.tsx";
import type { Role } from "@/core/roles.ts";
import Sections from "@/islands/Sections.tsx";
import { roleWords } from "@/words/roles.ts";
import { sectionWords } from "@/words/sections.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { RECORD_EARLY_INPUT } from "./early_input.ts";
import type { SectionId } from "./sections.ts";

/** The person who is signed in, as the sidebar shows them. */
interface ShellPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hasDesk: boolean;
  /** The hash of the picture, or null. */
  readonly picture: string | null;
}

/** Returns what the sidebar shows of a person; of nobody, an empty place. */
export function shellPerson(
  person: {
    readonly userId: string;
    readonly agent: string | null;
    readonly name: string;
    readonly role: Role;
    readonly picture: string | null;
  } | null,
): ShellPerson {
  if (!person) return { id: "", name: "", role: "agent", hasDesk: false, picture: null };
  const { userId, agent, name, role, picture } = person;
  return { id: agent ?? userId, name, role, hasDesk: agent !== null, picture };
}

/**
 * The window around all pages that are not the desk: the sidebar on the left, with the sections that
 * the person's role may see, and the page on the right. A page begins with a {@link PageHead}.
 */
export function AdminShell(
  { section, person, hidden = [], children }: {
    section: SectionId | null;
    person: ShellPerson;
    /** Sections that have no place in the sidebar for now. */
    hidden?: readonly SectionId[];
    children: ComponentChildren;
  },
) {
  const words = wordsOf(sectionWords);
  // Without a desk, people are led elsewhere, unless they ask for the boards.
  const desk = person.hasDesk ? "/" : "/?boards";
  return (
    <div class="settings">
      <script
        // deno-lint-ignore react-no-danger -- a constant text
        dangerouslySetInnerHTML={{ __html: RECORD_EARLY_INPUT }}
      />
      <div class="settings-window material">
        <aside class="settings-sidebar">
          <div class="settings-lights">
            <a class="light light-close" href={desk} aria-label={words.close}>
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path
                  d="M3.6 3.6l4.8 4.8M8.4 3.6l-4.8 4.8"
                  stroke="currentColor"
                  stroke-width="1.3"
                  stroke-linecap="round"
                />
              </svg>
            </a>
            {["minimize", "zoom"].map((light) => (
              <span key={light} class="light" aria-hidden="true">
                <svg viewBox="0 0 12 12" width="12" height="12" />
              </span>
            ))}
          </div>
          <p class="settings-person">
            <Avatar {...person} size={40} />
            <span class="min-w-0">
              <strong class="truncate">
                <bdi>{person.name}</bdi>
              </strong>
              <span class="text-label-secondary">{wordsOf(roleWords)[person.role]}</span>
            </span>
          </p>
          <Sections
            role={person.role}
            hidden={hidden}
            active={section}
            desk={{
              href: desk,
              title: person.hasDesk ? words.toDesk : words.toBoards,
            }}
          />
        </aside>
        <main class="settings-main">{children}</main>
      </div>
    </div>
  );
}
