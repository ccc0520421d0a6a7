/**
 * Facts are what tools report about their objects, in one shape for all tools. What an object earns
 * is a function of the set of its facts (see derive.ts), so it does not matter in which order, how
 * often or how late they arrive.
 */

/** What facts can be about. `event`: one event that says all there is to say about itself. */
const OBJECT_KINDS = ["conversation", "deal", "contact", "call", "task", "event"] as const;
export type ObjectKind = typeof OBJECT_KINDS[number];

/** An object of the tool, by the tool's own id. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  /** 1 to 150 characters. */
  readonly id: string;
}

/** Who or what caused something. Only what a person did by hand pays, unless the settings say so. */
export type Origin = "person" | "api" | "bulk" | "import" | "automation";

/** What every fact has. */
interface FactBase {
  /**
   * Identifies the fact within its object, the same on every redelivery: a message's id, "created",
   * "rating". At most 80 characters.
   */
  readonly key: string;
  /**
   * When it happened, milliseconds since the epoch; by the tool's clock, never the time of receipt.
   * A whole second stands for some moment within that second: most tools tell no more than that.
   */
  readonly time: number;
  /** For coarser times: how many milliseconds long the span is, from `time` on, in which it happened. */
  readonly within?: number;
  /**
   * Which version of a fact that can change (a rating, the snapshot of a call) this is; the highest
   * counts. Default 0.
   */
  readonly revision?: number;
}

/** Somebody in the tool, by the tool's own id for them; null when the tool does not say. */
export type Person = string | null;

/** Whether a deal, contact or task is there: what was earned with one that is gone is taken back. */
type PresenceFact =
  /** Erased: for good, at the customer's wish. */
  | { readonly what: "deleted"; readonly isErased?: true }
  /** It is there (again) at that time: a deletion before it does not stand any more. */
  | { readonly what: "restored" };

export type ConversationFact =
  & FactBase
  & (
    /** When the conversation began and who began it; also known from later messages about it. */
    | { readonly what: "started"; readonly by: "customer" | "agent" }
    /** A message that the customer could read or wrote; no notes, bots or automatic replies. */
    | {
      readonly what: "message";
      readonly by: "customer" | "agent";
      readonly person: Person;
      /** 0 to 1; null when nothing is known of it. */
      readonly quality: number | null;
    }
    | {
      readonly what: "status";
      readonly status: "open" | "resolved";
      /** What it was before, where the tool tells; it puts changes of one second in their order. */
      readonly from?: "open" | "resolved";
      /** In the tool's own terms, where the settings say what it means; over `status`. */
      readonly stage?: string;
      readonly person: Person;
      readonly origin: Origin;
    }
    /** Whose it is; `from`: whose it was, as for a status. */
    | { readonly what: "assigned"; readonly person: Person; readonly from?: Person }
    /** It was closed because it went on as another conversation: that is no resolution of it. */
    | { readonly what: "merged" }
    /** The customer's rating, 0 to 1; a changed one has a higher revision. Null: taken back. */
    | { readonly what: "rating"; readonly score: number | null; readonly person: Person }
  );

export type DealFact =
  & FactBase
  & (
    | { readonly what: "created"; readonly person: Person; readonly origin: Origin }
    /** In the tool's own terms; the settings say what a stage means. */
    | {
      readonly what: "stage";
      readonly stage: string;
      readonly person: Person;
      readonly origin: Origin;
    }
    /** For tools that tell won and lost apart from the stage. */
    | {
      readonly what: "outcome";
      readonly outcome: "open" | "won" | "lost";
      readonly person: Person;
      readonly origin: Origin;
      readonly reason?: string;
    }
    | { readonly what: "owner"; readonly person: Person }
    | { readonly what: "value"; readonly value: number | null }
    | PresenceFact
  );

export type ContactFact =
  & FactBase
  & (
    | { readonly what: "created"; readonly person: Person; readonly origin: Origin }
    /** Fields that were set (true) or cleared (false) by somebody; others stay as they were. */
    | {
      readonly what: "fields";
      readonly filled: Readonly<Record<string, boolean>>;
      readonly person: Person;
      readonly origin: Origin;
    }
    | {
      readonly what: "activity";
      readonly activity: "call" | "email" | "meeting" | "note" | "message" | "other";
      readonly direction?: "inbound" | "outbound";
      readonly person: Person;
      readonly origin: Origin;
    }
    /** Of the activity with that key: it was removed from the tool, or is there again. */
    | { readonly what: "withdrawn"; readonly activity: string; readonly isWithdrawn: boolean }
    | { readonly what: "vip"; readonly vip: boolean }
    | PresenceFact
  );

export type CallFact =
  & FactBase
  & (
    /** What is known of one leg; the object is the call as a whole (the parent's id). */
    | {
      readonly what: "leg";
      readonly leg: string;
      /** A leg that the call's first one dialed. */
      readonly isChild: boolean;
      readonly direction: "inbound" | "outbound" | null;
      readonly person: Person;
      readonly startedAt: number | null;
      readonly answeredAt: number | null;
      readonly endedAt: number | null;
      /** Seconds of talk, where the tool says so itself; null: from answer to end. */
      readonly talkTime: number | null;
      /** False: a machine answered. */
      readonly isHuman: boolean;
      /** The contact that was talked to, in the tool's terms. */
      readonly contact?: string;
    }
    | { readonly what: "quality"; readonly quality: number; readonly person: Person }
    | { readonly what: "satisfaction"; readonly score: number }
    /** A disposition; the settings say what it means. */
    | { readonly what: "tag"; readonly tag: string; readonly person: Person }
  );

/** Follow-ups: what is to be done until when. */
export type TaskFact =
  & FactBase
  & (
    | {
      readonly what: "due";
      readonly person: Person;
      /** Milliseconds since the epoch (the end of the day where only a day is given); null: open. */
      readonly dueAt: number | null;
      readonly origin: Origin;
    }
    | {
      readonly what: "done";
      readonly isDone: boolean;
      readonly person: Person;
      readonly origin: Origin;
    }
    | PresenceFact
  );

/** An event in Laurel's own terms, for tools that speak them. */
export type EventFact = FactBase & {
  readonly what: "event";
  readonly type: string;
  readonly person: Person;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A fact with the kind of object it is about. */
export interface FactsOf {
  conversation: ConversationFact;
  deal: DealFact;
  contact: ContactFact;
  call: CallFact;
  task: TaskFact;
  event: EventFact;
}
export type Fact = FactsOf[ObjectKind];

/** A fact and the object it is about. */
export type FactAbout = {
  [K in ObjectKind]: {
    readonly object: { readonly kind: K; readonly id: string };
    readonly fact: FactsOf[K];
  };
}[ObjectKind];
