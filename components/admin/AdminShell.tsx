import { type ComponentChildren, Fragment } from "preact";
import {
  Activity,
  Award,
  BookOpen,
  Building2,
  CalendarCheck,
  CalendarDays,
  CalendarRange,
  ChevronLeft,
  Download,
  FileChartColumn,
  Gauge,
  KeyRound,
  ListChecks,
  LoaderPinwheel,
  MailPlus,
  MailWarning,
  MessageCircle,
  Monitor,
  Palette,
  Plug,
  Rocket,
  Scale,
  ScrollText,
  Shapes,
  Shield,
  ShieldCheck,
  Swords,
  TrendingUp,
  UserRound,
  UserRoundCog,
  UserRoundX,
  UsersRound,
  Webhook,
  Zap,
} from "@/components/shared/icons.ts";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { type Role, ROLE_NAMES } from "@/core/roles.ts";
import { type Section, sectionGroups, type SectionId } from "./sections.ts";

const ICONS: Readonly<Record<SectionId, typeof Plug>> = {
  team: UsersRound,
  start: Rocket,
  organization: Building2,
  people: UserRound,
  teams: UsersRound,
  accounts: UserRoundCog,
  invitations: MailPlus,
  profile: UserRound,
  appearance: Palette,
  leave: CalendarDays,
  security: ShieldCheck,
  data: Download,
  notes: MessageCircle,
  requests: CalendarCheck,
  integrations: Plug,
  webhooks: Webhook,
  keys: KeyRound,
  audit: ScrollText,
  challenges: Swords,
  engagement: Activity,
  performance: TrendingUp,
  fairness: Scale,
  report: FileChartColumn,
  "event-types": Shapes,
  rules: ListChecks,
  achievements: Award,
  boosts: Zap,
  wheel: LoaderPinwheel,
  calendars: CalendarRange,
  unassigned: UserRoundX,
  deliveries: MailWarning,
  "wall-links": Monitor,
  privacy: Shield,
  technical: Gauge,
};

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
  // Without a desk, people are led elsewhere, unless they ask for the boards.
  const desk = person.hasDesk ? "/" : "/?boards";
  return (
    <div class="settings">
      <div class="settings-window material">
        <aside class="settings-sidebar">
          <div class="settings-lights">
            <a class="light light-close" href={desk} aria-label="Close the settings">
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
              <span class="text-label-secondary">{ROLE_NAMES[person.role]}</span>
            </span>
          </p>
          <nav class="settings-nav" aria-label="Settings">
            {sectionGroups(person.role, hidden).map(({ title, sections }) => (
              <Fragment key={title}>
                {title && <span class="settings-group">{title}</span>}
                {sections.map((one) => <SectionLink key={one.id} section={one} active={section} />)}
              </Fragment>
            ))}
            <a href="/docs/guides" class="settings-link settings-guides">
              <span class="settings-icon">
                <BookOpen size={14} />
              </span>
              Guides
            </a>
            <a href={desk} class="settings-link settings-back">
              <span class="settings-icon">
                <ChevronLeft size={14} />
              </span>
              {person.hasDesk ? "Back to my desk" : "To the leaderboards"}
            </a>
          </nav>
        </aside>
        <main class="settings-main">{children}</main>
      </div>
    </div>
  );
}

function SectionLink(
  { section, active }: { section: Section; active: SectionId | null },
) {
  const { id, title, href } = section;
  const Icon = ICONS[id];
  return (
    <a
      href={href}
      class="settings-link"
      data-section={id}
      data-active={active === id}
      aria-current={active === id ? "page" : undefined}
    >
      <span class="settings-icon" data-section={id}>
        <Icon size={14} />
      </span>
      {title}
    </a>
  );
}
