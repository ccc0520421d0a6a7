import type { IconComponent } from "@/components/shared/icon.tsx";
import { Fragment } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  Activity,
  Award,
  Bell,
  CalendarCheck,
  MessageCircle,
  UserRound,
  Zap,
} from "@/components/shared/icons.ts";
import {
  BookOpen,
  Building2,
  CalendarDays,
  CalendarRange,
  ChevronLeft,
  ChevronsUpDown,
  Download,
  FileChartColumn,
  Gauge,
  KeyRound,
  ListChecks,
  LoaderPinwheel,
  MailPlus,
  MailWarning,
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
  UserRoundCog,
  UserRoundX,
  UsersRound,
  Webhook,
} from "@/components/shared/page_icons.ts";
import type { Role } from "@/core/roles.ts";
import { sectionWords } from "@/words/sections.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { SearchInput } from "./ListFilters.tsx";
import { findSections, type Section, sectionGroups, type SectionId } from "./sections.ts";

const ICONS: Readonly<Record<SectionId, IconComponent>> = {
  team: UsersRound,
  start: Rocket,
  organization: Building2,
  people: UserRound,
  teams: UsersRound,
  accounts: UserRoundCog,
  invitations: MailPlus,
  profile: UserRound,
  appearance: Palette,
  notifications: Bell,
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

/** Fewer sections are seen at a glance, and need no search. */
const MOST_WITHOUT_SEARCH = 12;
const SCROLL_KEY = "laurel.sections.scroll";
const ID = "settings-nav";

/** The sections of the settings window: beside the page, and on phones a menu above it. */
export function SectionNav({ role, hidden, active, desk }: {
  role: Role;
  /** Sections that have no place for now. */
  hidden: readonly SectionId[];
  active: SectionId | null;
  /** The way out of the settings. */
  desk: { readonly href: string; readonly title: string };
}) {
  const words = wordsOf(sectionWords);
  const [text, setText] = useState("");
  const list = useKeptScroll();
  const all = sectionGroups(role, hidden);
  const sections = all.flatMap((group) => group.sections);
  const found = findSections(all, text);
  const title = sections.find(({ id }) => id === active)?.title ?? words.settings;

  function open(event: SubmitEvent) {
    event.preventDefault();
    const first = found[0]?.sections[0];
    if (text.trim() !== "" && first) location.assign(first.href);
  }

  return (
    <>
      <div class="settings-bar">
        <a class="settings-bar-back" href={desk.href} aria-label={desk.title}>
          <ChevronLeft size={20} />
        </a>
        <button type="button" class="settings-menu" popovertarget={ID}>
          {active && <SectionIcon id={active} />}
          {title}
          <ChevronsUpDown size={15} />
        </button>
      </div>
      <nav id={ID} ref={list} class="settings-nav" aria-label={words.settings} popover="auto">
        {sections.length > MOST_WITHOUT_SEARCH && (
          <form class="settings-search" onSubmit={open}>
            <SearchInput
              id="section-search"
              label={words.find}
              placeholder={words.search}
              value={text}
              onInput={setText}
            />
          </form>
        )}
        {found.map(({ title, sections }) => (
          <Fragment key={title}>
            {title && <span class="settings-group">{title}</span>}
            {sections.map((one) => <SectionLink key={one.id} section={one} active={active} />)}
          </Fragment>
        ))}
        {found.length === 0 && <p class="settings-none" role="status">{words.none}</p>}
        {text.trim() === "" && (
          <>
            <a href="/docs/guides" class="settings-link settings-guides">
              <span class="settings-icon">
                <BookOpen size={14} />
              </span>
              {words.guides}
            </a>
            <a href={desk.href} class="settings-link settings-back">
              <span class="settings-icon">
                <ChevronLeft size={14} />
              </span>
              {desk.title}
            </a>
          </>
        )}
      </nav>
    </>
  );
}

/** Keeps the sections where they were scrolled to on the page before, with the current one in view. */
function useKeptScroll() {
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const nav = list.current;
    if (!nav) return;
    nav.scrollTop = Number(sessionStorage.getItem(SCROLL_KEY) ?? 0);
    nav.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
    const keep = () => sessionStorage.setItem(SCROLL_KEY, String(nav.scrollTop));
    nav.addEventListener("scroll", keep, { passive: true });
    return () => nav.removeEventListener("scroll", keep);
  }, []);
  return list;
}

function SectionLink(
  { section, active }: { section: Section; active: SectionId | null },
) {
  const { id, title, href } = section;
  return (
    <a
      href={href}
      class="settings-link"
      data-section={id}
      data-active={active === id}
      aria-current={active === id ? "page" : undefined}
    >
      <SectionIcon id={id} />
      {title}
    </a>
  );
}

function SectionIcon({ id }: { id: SectionId }) {
  const Icon = ICONS[id];
  return (
    <span class="settings-icon" data-section={id}>
      <Icon size={14} />
    </span>
  );
}
