/** The kinds of values that a field of an event can hold. */
export const FIELD_KINDS = ["number", "boolean", "text"] as const;
export type TypeFieldKind = typeof FIELD_KINDS[number];

/** A field of an event's `data`, as the definition of a type describes it. */
export interface TypeField {
  readonly name: string;
  readonly kind: TypeFieldKind;
  /** The smallest number, or the smallest number of characters. */
  readonly minimum?: number | undefined;
  /** The largest number, or the largest number of characters. */
  readonly maximum?: number | undefined;
  /** Whether an event without the field is refused. */
  readonly required?: boolean | undefined;
  /** What people call it; default: the name as words. */
  readonly title?: string | undefined;
  /** What the number counts, such as `seconds`; for people. */
  readonly unit?: string | undefined;
}

/** What a type of event is: what it is called, and what its events hold. */
export interface TypeDefinition {
  readonly type: string;
  readonly title: string;
  /** The area of work: one of {@link TYPE_DOMAINS}, or a name of the organization's own. */
  readonly domain: string;
  /** A name of an icon, see components/event_types/icons.ts. */
  readonly icon: string;
  readonly fields: readonly TypeField[];
}

/** The areas of work that Laurel knows, in the order in which lists show them. */
export const TYPE_DOMAINS = ["chat", "pipeline", "contacts", "dialer", "other"] as const;

/** The domain of what Laurel pays besides work, which achievements can count. */
export const PRIZE_DOMAIN = "laurel";

/** Returns the place of a domain in lists: those that Laurel knows first, then by name. */
export function compareDomains(a: string, b: string): number {
  const place = (domain: string) => {
    const at = (TYPE_DOMAINS as readonly string[]).indexOf(domain);
    return at >= 0 ? at : domain === PRIZE_DOMAIN ? Infinity : TYPE_DOMAINS.length;
  };
  const [first, second] = [place(a), place(b)];
  return first === second ? (a < b ? -1 : a > b ? 1 : 0) : first - second;
}
