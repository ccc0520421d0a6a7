import type { ComponentChildren } from "preact";
import type { Endangered, Noticed } from "@/core/team/views.ts";
import { Flame, Handshake, Sparkles } from "@/components/shared/icons.ts";
import { dangerWords } from "./words.ts";

/** Links a name to the person's page. */
export type PersonLink = (
  person: { readonly id: string; readonly name: string },
) => ComponentChildren;

const LOOKS = {
  help: { title: "Needs help", Icon: Handshake, none: "Nobody falls far behind their own weeks." },
  thanks: {
    title: "Deserves thanks",
    Icon: Sparkles,
    none: "Nobody is far ahead of their own weeks yet.",
  },
} as const;

/** Who is named for help or thanks, each with the reasons in words. */
export function NoticedList(
  { kind, list, link }: {
    kind: keyof typeof LOOKS;
    list: readonly Noticed[];
    link: PersonLink;
  },
) {
  const { title, Icon, none } = LOOKS[kind];
  return (
    <NoticedGroup id={`team-${kind}`} kind={kind} title={title} count={list.length} icon={Icon}>
      {list.length === 0 && <li class="noticed-none">{none}</li>}
      {list.map(({ agent, signals }) => (
        <li key={agent.id} class="noticed-row">
          {link(agent)}
          <ul class="noticed-reasons">
            {signals.map(({ kind, sentence }) => <li key={kind}>{sentence}</li>)}
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
  return (
    <NoticedGroup
      id="team-danger"
      kind="danger"
      title="Streaks in danger"
      count={list.length}
      icon={Flame}
    >
      {list.length === 0 && <li class="noticed-none">Every streak is safe today.</li>}
      {list.map((one) => (
        <li key={one.agent.id} class="noticed-row">
          {link(one.agent)}
          <span class="noticed-reasons">{dangerWords(one)}</span>
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
