import type { ComponentChildren } from "preact";
import type { Endangered, Noticed } from "@/core/team/views.ts";
import { Flame, Sparkles } from "@/components/shared/icons.ts";
import { Handshake } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { dangerInWords, signalInWords } from "./words.ts";

/** Links a name to the person's page. */
export type PersonLink = (
  person: { readonly id: string; readonly name: string },
) => ComponentChildren;

const ICONS = { help: Handshake, thanks: Sparkles } as const;

/** Who is named for help or thanks, each with the reasons in words. */
export function NoticedList(
  { kind, list, link }: {
    kind: keyof typeof ICONS;
    list: readonly Noticed[];
    link: PersonLink;
  },
) {
  const Icon = ICONS[kind];
  const { title, none } = wordsOf(teamWords).noticed[kind];
  return (
    <NoticedGroup id={`team-${kind}`} kind={kind} title={title} count={list.length} icon={Icon}>
      {list.length === 0 && <li class="noticed-none">{none}</li>}
      {list.map(({ agent, signals }) => (
        <li key={agent.id} class="noticed-row">
          {link(agent)}
          <ul class="noticed-reasons">
            {signals.map((signal) => <li key={signal.kind}>{signalInWords(signal)}</li>)}
          </ul>
        </li>
      ))}
    </NoticedGroup>
  );
}

/** The streaks that end today without work that pays. */
export function DangerList(
  { list, link }: { list: readonly Endangered[]; link: PersonLink },
) {
  const { title, none } = wordsOf(teamWords).noticed.danger;
  return (
    <NoticedGroup
      id="team-danger"
      kind="danger"
      title={title}
      count={list.length}
      icon={Flame}
    >
      {list.length === 0 && <li class="noticed-none">{none}</li>}
      {list.map((one) => (
        <li key={one.agent.id} class="noticed-row">
          {link(one.agent)}
          <span class="noticed-reasons">{dangerInWords(one)}</span>
        </li>
      ))}
    </NoticedGroup>
  );
}

function NoticedGroup(
  { id, kind, title, count, icon: Icon, children }: {
    id: string;
    kind: string;
    title: string;
    count: number;
    icon: typeof Flame;
    children: ComponentChildren;
  },
) {
  return (
    <section class="noticed" data-kind={kind} aria-labelledby={id}>
      <h2 id={id} class="noticed-title">
        <span class="noticed-icon" aria-hidden="true">
          <Icon size={14} />
        </span>
        {title}
        {count > 0 && <span class="badge tabular-nums">{count}</span>}
      </h2>
      <ul class="noticed-list" tabIndex={0} aria-labelledby={id}>{children}</ul>
    </section>
  );
}
