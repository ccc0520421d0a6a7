/**
 * Facts are what tools report about their objects, in one shape for all tools. What an object earns
 * is a function of the set of its facts (see derive.ts), so their order, repetition and delay do
 * not matter.
 */

/** The kinds of objects that facts are about. An `event` is complete in itself. */
export const OBJECT_KINDS = ["conversation", "deal", "contact", "call", "task", "event"] as const;
export type ObjectKind = typeof OBJECT_KINDS[number];

/** An object of a tool, with the tool's own id. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  /** 1 to 150 characters. */
  readonly id: string;
}

/**
 * Who or what caused something. Only work that a person did by hand pays, unless the settings say
 * otherwise.
 */
export type Origin = "person" | "api" | "bulk" | "import" | "automation";

/** The fields of every fact. */
interface FactBase {
  /**
   * Identifies the fact within its object and is the same on every redelivery: a message's id,
   * "created", "rating". At most 80 characters.
   */
  readonly key: string;
  /**
   * When it happened, in milliseconds since the epoch, by the tool's clock and never the time of
   * receipt. A whole second means any moment within that second, because most tools report no more.
   */
  readonly time: number;
  /**
   * For coarser times: the length in milliseconds of the span from `time` on in which it happened.
   */
  readonly within?: number;
  /**
   * The version of a fact that can change (a rating, the snapshot of a call); the highest revision
   * counts. Default 0.
   */
  readonly revision?: number;
}

/** A person in the tool, by the tool's own id; null when the tool does not name one. */
export type ToolPerson = string | null;

/** Whether a deal, contact or task exists. The events of a deleted object are taken back. */
type PresenceFact =
  /** `isErased`: deleted permanently, because the customer asked for it. */
  | { readonly what: "deleted"; readonly isErased?: true }
  /** The object exists (again) at that time; earlier deletions are no longer in force. */
  | { readonly what: "restored" };

export type ConversationFact =
  & FactBase
  & (
    /** When the conversation began and who began it; later messages may report it as well. */
    | { readonly what: "started"; readonly by: "customer" | "agent" }
    /** A message between agent and customer; notes, bots and automatic replies are not included. */
    | {
      readonly what: "message";
      readonly by: "customer" | "agent";
      readonly person: ToolPerson;
      /** 0 to 1; null when unknown. */
      readonly quality: number | null;
    }
    | {
      readonly what: "status";
      readonly status: "open" | "resolved";
      /** The previous status, where the tool reports it; it orders the changes of one second. */
      readonly from?: "open" | "resolved";
      /**
       * The tool's own name of the status, if the settings can give it a meaning; it overrides
       * `status`.
       */
      readonly stage?: string;
      readonly person: ToolPerson;
      readonly origin: Origin;
    }
    /**
     * The new assignee; `from` is the previous one and orders changes like the `from` of a status.
     */
    | { readonly what: "assigned"; readonly person: ToolPerson; readonly from?: ToolPerson }
    /** It was closed because it was merged into another conversation; this is no resolution. */
    | { readonly what: "merged" }
    /** The customer's rating, 0 to 1; a changed rating has a higher revision. Null: withdrawn. */
    | { readonly what: "rating"; readonly score: number | null; readonly person: ToolPerson }
  );

export type DealFact =
  & FactBase
  & (
    | { readonly what: "created"; readonly person: ToolPerson; readonly origin: Origin }
    /** The tool's own name of the stage; the settings say what it means. */
    | {
      readonly what: "stage";
      readonly stage: string;
      readonly person: ToolPerson;
      readonly origin: Origin;
    }
    /** Won or lost, for tools that report them separately from the stage. */
    | {
      readonly what: "outcome";
      readonly outcome: "open" | "won" | "lost";
      readonly person: ToolPerson;
      readonly origin: Origin;
      readonly reason?: string;
    }
    | { readonly what: "owner"; readonly person: ToolPerson }
    | { readonly what: "value"; readonly value: number | null }
    | PresenceFact
  );

export type ContactFact =
  & FactBase
  & (
    | { readonly what: "created"; readonly person: ToolPerson; readonly origin: Origin }
    /** Fields that a person filled (true) or cleared (false); other fields are unchanged. */
    | {
      readonly what: "fields";
      readonly filled: Readonly<Record<string, boolean>>;
      readonly person: ToolPerson;
      readonly origin: Origin;
    }
    | {
      readonly what: "activity";
      readonly activity: "call" | "email" | "meeting" | "note" | "message" | "other";
      readonly direction?: "inbound" | "outbound";
      readonly person: ToolPerson;
      readonly origin: Origin;
    }
    /** The activity with this key was removed from the tool, or restored. */
    | { readonly what: "withdrawn"; readonly activity: string; readonly isWithdrawn: boolean }
    | { readonly what: "vip"; readonly vip: boolean }
    | PresenceFact
  );

export type CallFact =
  & FactBase
  & (
    /** What is known of one leg; the object is the whole call (the parent's id). */
    | {
      readonly what: "leg";
      readonly leg: string;
      /** Whether the first leg of the call dialed this one. */
      readonly isChild: boolean;
      readonly direction: "inbound" | "outbound" | null;
      readonly person: ToolPerson;
      readonly startedAt: number | null;
      readonly answeredAt: number | null;
      readonly endedAt: number | null;
      /** Seconds of talk, where the tool reports them; null: computed from answer to end. */
      readonly talkTime: number | null;
      /** False when a machine answered. */
      readonly isHuman: boolean;
      /** The contact that the agent talked to, by the tool's own id. */
      readonly contact?: string;
    }
    | { readonly what: "quality"; readonly quality: number; readonly person: ToolPerson }
    | { readonly what: "satisfaction"; readonly score: number }
    /** A disposition tag; the settings say what it means. */
    | { readonly what: "tag"; readonly tag: string; readonly person: ToolPerson }
  );

/** Follow-up tasks, with a due date. */
export type TaskFact =
  & FactBase
  & (
    | {
      readonly what: "due";
      readonly person: ToolPerson;
      /**
       * Milliseconds since the epoch (the end of the day where only a day is given); null: no date.
       */
      readonly dueAt: number | null;
      readonly origin: Origin;
    }
    | {
      readonly what: "done";
      readonly isDone: boolean;
      readonly person: ToolPerson;
      readonly origin: Origin;
    }
    | PresenceFact
  );

/** An event in Laurel's own terms, for tools that can send them. */
export type EventFact = FactBase & {
  readonly what: "event";
  readonly type: string;
  readonly person: ToolPerson;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The facts of each kind of object. */
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
